-- Soft limits (risk-controls 2.9): the level of a limit reaches the core, only controls that the catalogue names take a soft one, and a
-- hard limit that becomes soft loosens. A proposal has the level too; the functions that propose and carry out need not know of it.
ALTER TABLE controls DISABLE TRIGGER fixed;
ALTER TABLE controls ADD COLUMN may_soften boolean NOT NULL DEFAULT false;
UPDATE controls SET may_soften = true
    WHERE control IN ('PT-01', 'PT-05-COUNT', 'PT-11-TRADING', 'PT-11-ORD-TYPES', 'PT-17-SHARE', 'PT-17-DEPTH');
ALTER TABLE controls ENABLE TRIGGER fixed;
COMMENT ON COLUMN controls.may_soften IS 'A limit of it may be soft: another person may let an order by hand pass it.';
COMMENT ON COLUMN limits.level IS 'hard: no override; soft: refuses an order by hand until another person lets that one pass. Automated flow meets a soft limit as a hard one.';

ALTER TABLE limit_proposals ADD COLUMN level text NOT NULL DEFAULT 'hard' CHECK (level IN ('hard', 'soft'));
COMMENT ON COLUMN limit_proposals.level IS 'What the limit is to be.';

CREATE FUNCTION held_level(p_limit_id bigint) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT CASE WHEN l.enabled THEN l.level END FROM limits l WHERE l.limit_id = p_limit_id ORDER BY l.version DESC LIMIT 1), 'hard')
$$;

-- The level that is proposed comes as a setting of the transaction; without it the limit keeps its own.
CREATE FUNCTION proposed_level() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.level := coalesce(nullif(current_setting('trade2026.level', true), ''), held_level(NEW.limit_id));
    RETURN NEW;
END $$;
CREATE TRIGGER level BEFORE INSERT ON limit_proposals FOR EACH ROW EXECUTE FUNCTION proposed_level();

-- Before the trigger govern, which goes by it: triggers of one table fire in the order of their names.
CREATE FUNCTION limit_level() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    proposal bigint := nullif(current_setting('trade2026.proposal', true), '')::bigint;
    fault text;
BEGIN
    IF NEW.kind = 'revert' THEN
        RETURN NEW;
    END IF;
    IF proposal IS NOT NULL THEN
        NEW.level := (SELECT level FROM limit_proposals WHERE proposal_id = proposal);
    ELSIF current_setting('trade2026.trial', true) = 'on' THEN
        NEW.level := coalesce(nullif(current_setting('trade2026.level', true), ''), held_level(NEW.limit_id));
    END IF;
    IF NEW.level = 'soft' AND NOT (SELECT may_soften FROM controls WHERE control = NEW.control) THEN
        fault := format('level: must be hard for %s, was soft', NEW.control);
    ELSIF nullif(current_setting('trade2026.valid_until', true), '') IS NOT NULL AND NEW.level <> held_level(NEW.limit_id) THEN
        fault := format('level: must stay %s for a time, was %s', held_level(NEW.limit_id), NEW.level);
    END IF;
    IF fault IS NOT NULL THEN
        RAISE EXCEPTION 'limit refused: %', fault USING ERRCODE = 'invalid_parameter_value', DETAIL = fault;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER before_govern BEFORE INSERT ON limits FOR EACH ROW EXECUTE FUNCTION limit_level();

CREATE OR REPLACE FUNCTION limit_loosens(n limits) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    held limits;
    direction text := (SELECT looser FROM controls WHERE control = n.control);
BEGIN
    SELECT * INTO held FROM limits l WHERE l.limit_id = n.limit_id ORDER BY l.version DESC LIMIT 1;
    IF held.limit_id IS NOT NULL AND held.enabled THEN
        RETURN NOT n.enabled OR is_looser(direction, held.value, n.value) OR (held.level = 'hard' AND n.level = 'soft')
            OR (held.kind = 'temporary' AND (NOT held.revert_enabled OR is_looser(direction, held.revert_value, n.value)) AND n.valid_until IS NULL);
    END IF;
    IF NOT n.enabled THEN
        RETURN false;
    END IF;
    -- A new row may take the place of a tighter or hard one of the same party, or be the only one, without which orders were blocked.
    IF EXISTS (SELECT FROM current_limits l WHERE l.control = n.control AND l.scope_kind = n.scope_kind AND l.scope_id = n.scope_id AND l.enabled
            AND l.limit_id <> n.limit_id) THEN
        RETURN EXISTS (SELECT FROM current_limits l WHERE l.control = n.control AND l.scope_kind = n.scope_kind AND l.scope_id = n.scope_id
            AND l.enabled AND l.limit_id <> n.limit_id AND (is_looser(direction, l.value, n.value) OR (l.level = 'hard' AND n.level = 'soft')));
    END IF;
    RETURN n.scope_kind = 'firm' OR NOT EXISTS (SELECT FROM current_limits l WHERE l.control = n.control AND l.scope_kind = 'firm' AND l.enabled);
END $$;

CREATE OR REPLACE FUNCTION limit_is_agreed(n limits) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM limit_proposals p
        WHERE p.proposal_id = n.proposal_id AND p.state = 'approved' AND p.limit_id = n.limit_id AND p.value = n.value AND p.level = n.level
            AND p.enabled = n.enabled AND p.valid_until IS NOT DISTINCT FROM n.valid_until AND p.proposer = n.author
            AND p.approvals_needed <= (SELECT count(*) FROM limit_approvals a WHERE a.proposal_id = p.proposal_id AND a.approver <> p.proposer))
$$;
