-- Limits under governance (GV-01): whatever loosens goes through a proposal that two operators agree on; temporary values go back by
-- themselves; what became of each version in the core, and how far each limit was used, is kept.
--
--   propose_limit ──▶ limit_proposals ──▶ approve_limit (another operator, or two) ──▶ core: ApproveLimit ──▶ carry_out_limit ──▶ limits
--   event journal ──▶ limit_events, limit_use, alarms, and the version with which a temporary value went back

CREATE TABLE governance (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    corridor_pct numeric NOT NULL DEFAULT 100 CHECK (corridor_pct >= 0),
    sanity_ratio numeric NOT NULL DEFAULT 10 CHECK (sanity_ratio >= 1),
    usage_days integer NOT NULL DEFAULT 60 CHECK (usage_days BETWEEN 1 AND 400),
    proposal_hours integer NOT NULL DEFAULT 24 CHECK (proposal_hours BETWEEN 1 AND 240)
);
INSERT INTO governance DEFAULT VALUES;
COMMENT ON TABLE governance IS 'How limits are changed.';
COMMENT ON COLUMN governance.corridor_pct IS 'How far one approval may raise a limit above its value, percent; beyond it two approve.';
COMMENT ON COLUMN governance.sanity_ratio IS 'A limit above this many times its peak use takes two approvals.';
COMMENT ON COLUMN governance.usage_days IS 'Days of which the peak use counts.';
COMMENT ON COLUMN governance.proposal_hours IS 'How long a proposal waits before it expires.';
CREATE TRIGGER audit AFTER UPDATE ON governance FOR EACH ROW EXECUTE FUNCTION note_in_audit_log();

ALTER TABLE controls ADD COLUMN looser text NOT NULL DEFAULT 'up' CHECK (looser IN ('up', 'down', 'any'));
COMMENT ON COLUMN controls.looser IS 'up: a higher value gives more room; down: a lower one; any: each change takes two operators.';

ALTER TABLE limits
    ADD COLUMN kind text NOT NULL DEFAULT 'set' CHECK (kind IN ('set', 'temporary', 'revert')),
    ADD COLUMN valid_until timestamptz,
    ADD COLUMN revert_value numeric(38, 8),
    ADD COLUMN revert_enabled boolean,
    ADD COLUMN proposal_id bigint,
    ADD CHECK ((kind = 'temporary') = (valid_until IS NOT NULL)),
    ADD CHECK ((kind = 'temporary') = (revert_value IS NOT NULL AND revert_enabled IS NOT NULL));
COMMENT ON COLUMN limits.kind IS 'temporary: goes back at valid_until, as the next version; revert: that version, written when the core has said so.';
COMMENT ON COLUMN limits.valid_until IS 'When the core puts a temporary value back, UTC.';
COMMENT ON COLUMN limits.revert_value IS 'What it then goes back to.';
COMMENT ON COLUMN limits.revert_enabled IS 'False: it is then taken away.';
COMMENT ON COLUMN limits.proposal_id IS 'The proposal that it carries out.';

CREATE TABLE limit_proposals (
    proposal_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL CHECK (expires_at > proposed_at),
    proposer party_name NOT NULL REFERENCES operators,
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 250),
    limit_id bigint NOT NULL,
    from_version bigint NOT NULL,
    from_value numeric(38, 8),
    control text NOT NULL REFERENCES controls,
    scope_kind text NOT NULL,
    scope_name text NOT NULL,
    instrument_scope text NOT NULL,
    instrument text,
    side text NOT NULL,
    value numeric(38, 8) NOT NULL,
    enabled boolean NOT NULL,
    valid_until timestamptz,
    approvals_needed smallint NOT NULL CHECK (approvals_needed BETWEEN 0 AND 2),
    why_needed text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'approved', 'withdrawn', 'done')),
    decided_at timestamptz,
    decided_by party_name REFERENCES operators,
    decided_reason text,
    version bigint
);
CREATE INDEX limit_proposals_by_state ON limit_proposals (state, proposed_at);
COMMENT ON TABLE limit_proposals IS 'Changes of limits as operators asked for them.';
COMMENT ON COLUMN limit_proposals.from_version IS 'Version that the proposer saw; it is carried out only while that one holds. 0: a new limit.';
COMMENT ON COLUMN limit_proposals.approvals_needed IS '0: it tightens; 1: it loosens; 2: beyond the corridor or the sanity ratio.';
COMMENT ON COLUMN limit_proposals.state IS 'open, approved (all have agreed, the core has it next), withdrawn, done. An open one past expires_at has expired.';
COMMENT ON COLUMN limit_proposals.version IS 'Version of the limit that carried it out.';

CREATE TABLE limit_approvals (
    proposal_id bigint NOT NULL REFERENCES limit_proposals,
    approver party_name NOT NULL REFERENCES operators,
    approved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (proposal_id, approver)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON limit_approvals
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('An approval is given once; a proposal can be withdrawn.');
COMMENT ON TABLE limit_approvals IS 'Who has agreed: append only.';

CREATE TABLE limit_events (
    limit_id bigint NOT NULL,
    version bigint NOT NULL,
    event_number bigint NOT NULL,
    occurred_at timestamptz NOT NULL,
    kind text NOT NULL,
    PRIMARY KEY (limit_id, version)
);
COMMENT ON TABLE limit_events IS 'With which event each version of a limit came into force.';

CREATE TABLE limit_use (
    limit_id bigint NOT NULL,
    day date NOT NULL,
    peak numeric(38, 8) NOT NULL,
    peak_at timestamptz NOT NULL,
    value numeric(38, 8) NOT NULL,
    event_number bigint NOT NULL,
    PRIMARY KEY (limit_id, day)
);
COMMENT ON TABLE limit_use IS 'The highest use of each limit on each day (UTC).';
COMMENT ON COLUMN limit_use.peak IS 'Highest use that the limit let pass, with the order that used it, in the unit of the control.';
COMMENT ON COLUMN limit_use.value IS 'The limit at that moment.';

CREATE TABLE alarms (
    event_number bigint NOT NULL,
    occurred_at timestamptz NOT NULL,
    severity text NOT NULL,
    name text NOT NULL,
    order_id bigint NOT NULL DEFAULT 0,
    detail text NOT NULL,
    PRIMARY KEY (occurred_at, event_number)
);
COMMENT ON TABLE alarms IS 'Alarms of the core, for the annual review.';

CREATE FUNCTION is_looser(p_looser text, p_from numeric, p_to numeric) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE p_looser WHEN 'up' THEN p_to > p_from WHEN 'down' THEN p_to < p_from ELSE p_to <> p_from END
$$;

-- Whether a version gives more room than what holds, or than what it would go back to.
CREATE FUNCTION limit_loosens(n limits) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    held limits;
    direction text := (SELECT looser FROM controls WHERE control = n.control);
BEGIN
    SELECT * INTO held FROM limits l WHERE l.limit_id = n.limit_id ORDER BY l.version DESC LIMIT 1;
    IF held.limit_id IS NOT NULL AND held.enabled THEN
        RETURN NOT n.enabled OR is_looser(direction, held.value, n.value)
            OR (held.kind = 'temporary' AND (NOT held.revert_enabled OR is_looser(direction, held.revert_value, n.value)) AND n.valid_until IS NULL);
    END IF;
    IF NOT n.enabled THEN
        RETURN false;
    END IF;
    -- A new row may take the place of a tighter one of the same party, or be the only one, without which orders were blocked.
    IF EXISTS (SELECT FROM current_limits l WHERE l.control = n.control AND l.scope_kind = n.scope_kind AND l.scope_id = n.scope_id AND l.enabled
            AND l.limit_id <> n.limit_id) THEN
        RETURN EXISTS (SELECT FROM current_limits l WHERE l.control = n.control AND l.scope_kind = n.scope_kind AND l.scope_id = n.scope_id
            AND l.enabled AND l.limit_id <> n.limit_id AND is_looser(direction, l.value, n.value));
    END IF;
    RETURN n.scope_kind = 'firm' OR NOT EXISTS (SELECT FROM current_limits l WHERE l.control = n.control AND l.scope_kind = 'firm' AND l.enabled);
END $$;

CREATE FUNCTION limit_is_agreed(n limits) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM limit_proposals p
        WHERE p.proposal_id = n.proposal_id AND p.state = 'approved' AND p.limit_id = n.limit_id AND p.value = n.value
            AND p.enabled = n.enabled AND p.valid_until IS NOT DISTINCT FROM n.valid_until AND p.proposer = n.author
            AND p.approvals_needed <= (SELECT count(*) FROM limit_approvals a WHERE a.proposal_id = p.proposal_id AND a.approver <> p.proposer))
$$;

-- The way into the table, whoever writes: set_limit, the view, or an INSERT. A temporary value and its proposal come as settings of the
-- transaction, so that set_limit need not know of them.
CREATE FUNCTION govern_limit() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    held limits;
BEGIN
    SELECT * INTO held FROM limits l WHERE l.limit_id = NEW.limit_id ORDER BY l.version DESC LIMIT 1;
    IF NEW.kind = 'revert' THEN
        IF held.kind IS DISTINCT FROM 'temporary' OR NEW.version <> held.version + 1 OR NEW.value <> held.revert_value
                OR NEW.enabled <> held.revert_enabled THEN
            RAISE EXCEPTION 'limits: a revert follows a temporary value and puts back what that names'
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF held.limit_id IS NULL AND nullif(current_setting('trade2026.limit_id', true), '') IS NOT NULL THEN
        NEW.limit_id := current_setting('trade2026.limit_id')::bigint;
    END IF;
    NEW.kind := 'set';
    NEW.proposal_id := nullif(current_setting('trade2026.proposal', true), '')::bigint;
    NEW.valid_until := nullif(current_setting('trade2026.valid_until', true), '')::timestamptz;
    IF held.kind = 'temporary' THEN
        -- The version between is that with which the core puts the value back, or would have.
        NEW.version := held.version + 2;
    END IF;
    IF NEW.valid_until IS NOT NULL THEN
        NEW.kind := 'temporary';
        NEW.revert_value := CASE WHEN held.kind = 'temporary' THEN held.revert_value ELSE coalesce(held.value, 0) END;
        NEW.revert_enabled := CASE WHEN held.kind = 'temporary' THEN held.revert_enabled ELSE coalesce(held.enabled, false) END;
    END IF;
    IF current_setting('trade2026.trial', true) = 'on' THEN
        RAISE EXCEPTION USING ERRCODE = 'TR001', MESSAGE = to_jsonb(NEW)::text;
    END IF;
    IF limit_loosens(NEW) AND NOT limit_is_agreed(NEW) AND NOT (NEW.author = 'system' AND held.limit_id IS NULL)
            AND (limit_firm(NEW.scope_kind, NEW.scope_id)).loosening_needs_approver THEN
        RAISE EXCEPTION 'limit refused: approver: it loosens % of % %, which takes a proposal that another operator approves',
                NEW.control, NEW.scope_kind, NEW.scope_id
            USING ERRCODE = 'invalid_parameter_value',
                DETAIL = format('approver: it loosens %s of %s %s, which takes a proposal that another operator approves: '
                    './trade2026 limits propose', NEW.control, NEW.scope_kind, NEW.scope_id);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER govern BEFORE INSERT ON limits FOR EACH ROW EXECUTE FUNCTION govern_limit();

CREATE VIEW limit_peaks AS
SELECT u.limit_id, max(u.peak) AS peak, (array_agg(u.peak_at ORDER BY u.peak DESC, u.day DESC))[1] AS peak_at, count(*) AS days_used,
       count(*) FILTER (WHERE u.peak >= u.value * 0.9) AS days_near
FROM limit_use u
WHERE u.day > (now() AT TIME ZONE 'UTC')::date - (SELECT usage_days FROM governance)
GROUP BY u.limit_id;
COMMENT ON VIEW limit_peaks IS 'Highest use of each limit within the days that count.';

CREATE VIEW limit_report AS
SELECT c.*, l.kind, l.valid_until, p.peak, p.peak_at, coalesce(p.days_used, 0) AS days_used, coalesce(p.days_near, 0) AS days_near,
       CASE WHEN p.peak IS NULL OR p.peak = 0 THEN 'never used'
            WHEN p.days_near * 2 >= p.days_used THEN 'always near'
            WHEN c.value > p.peak * (SELECT sanity_ratio FROM governance) THEN 'far above its use'
            ELSE '' END AS remark
FROM current_limits c
JOIN limits l ON l.limit_id = c.limit_id AND l.version = c.version
LEFT JOIN limit_peaks p ON p.limit_id = c.limit_id
WHERE c.enabled;
COMMENT ON VIEW limit_report IS 'How far each limit is used: never; always near (90 % or more on at least half of the days with use); far above its use (beyond the sanity ratio).';

CREATE VIEW limit_versions AS
SELECT h.*, l.kind, l.valid_until, l.proposal_id, e.event_number, e.occurred_at AS in_force_at,
       lag(CASE WHEN h.enabled THEN h.value END) OVER (PARTITION BY h.limit_id ORDER BY h.version) AS from_value
FROM limit_history h
JOIN limits l ON l.limit_id = h.limit_id AND l.version = h.version
LEFT JOIN limit_events e ON e.limit_id = h.limit_id AND e.version = h.version;
COMMENT ON VIEW limit_versions IS 'All versions of all limits: who, when, why, from, to, and the event with which the core took it.';

CREATE FUNCTION refuse_limit(VARIADIC p_faults text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'limit refused: %', array_to_string(p_faults, '; ')
        USING ERRCODE = 'invalid_parameter_value', DETAIL = array_to_string(p_faults, E'\n');
END $$;

CREATE FUNCTION approvals_needed(n limits, OUT needed smallint, OUT why text)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    rule governance;
    held limits;
    used numeric;
BEGIN
    SELECT * INTO rule FROM governance;
    SELECT * INTO held FROM limits l WHERE l.limit_id = n.limit_id ORDER BY l.version DESC LIMIT 1;
    SELECT peak INTO used FROM limit_peaks WHERE limit_id = n.limit_id;
    needed := 1;
    why := 'it loosens';
    IF held.limit_id IS NOT NULL AND held.enabled AND NOT n.enabled THEN
        needed := 2;
        why := 'it takes the limit away';
    ELSIF held.enabled AND n.value > held.value * (1 + rule.corridor_pct / 100) THEN
        needed := 2;
        why := format('%s is beyond the corridor of %s %% above %s', trim_scale(n.value), trim_scale(rule.corridor_pct), trim_scale(held.value));
    ELSIF used > 0 AND n.value > used * rule.sanity_ratio THEN
        needed := 2;
        why := format('%s is above %s times the peak use of %s in %s days', trim_scale(n.value), trim_scale(rule.sanity_ratio), trim_scale(used), rule.usage_days);
    END IF;
END $$;

CREATE FUNCTION propose_limit(
    p_control text, p_scope_kind text, p_scope_name text, p_value numeric, p_proposer text, p_reason text,
    p_instrument_scope text, p_instrument text, p_side text, p_enabled boolean, p_valid_until timestamptz, p_expected_version bigint)
RETURNS limit_proposals
LANGUAGE plpgsql AS $$
DECLARE
    held limits;
    asked limits;
    told text;
    needs record;
    made limit_proposals;
    loosens boolean;
BEGIN
    IF p_valid_until <= clock_timestamp() THEN
        PERFORM refuse_limit(format('until: must lie ahead, was %s', p_valid_until));
    ELSIF p_valid_until > date_trunc('day', clock_timestamp(), 'UTC') + interval '1 day' THEN
        PERFORM refuse_limit(format('until: must not be later than the end of the day (UTC), was %s', p_valid_until));
    END IF;
    -- What set_limit would write is found out by trying; the trigger then only tells it.
    BEGIN
        PERFORM set_config('trade2026.valid_until', coalesce(p_valid_until::text, ''), true);
        PERFORM set_config('trade2026.trial', 'on', true);
        PERFORM set_limit(p_control, p_scope_kind, p_scope_name, p_value, p_proposer, p_reason, p_instrument_scope, p_instrument, p_side,
            'hard', NULL, p_enabled, (SELECT min(name) FROM operators WHERE enabled AND role IN ('ops', 'risk') AND name <> p_proposer),
            p_expected_version);
    EXCEPTION WHEN SQLSTATE 'TR001' THEN
        GET STACKED DIAGNOSTICS told = MESSAGE_TEXT;
        asked := jsonb_populate_record(NULL::limits, told::jsonb);
    END;
    SELECT * INTO held FROM limits l WHERE l.limit_id = asked.limit_id ORDER BY l.version DESC LIMIT 1;
    loosens := limit_loosens(asked);
    IF loosens THEN
        SELECT * INTO needs FROM approvals_needed(asked);
    ELSE
        SELECT 0::smallint AS needed, 'it tightens'::text AS why INTO needs;
    END IF;
    INSERT INTO limit_proposals (expires_at, proposer, reason, limit_id, from_version, from_value, control, scope_kind, scope_name,
        instrument_scope, instrument, side, value, enabled, valid_until, approvals_needed, why_needed, state)
    VALUES (clock_timestamp() + make_interval(hours => (SELECT proposal_hours FROM governance)), p_proposer, p_reason, asked.limit_id,
        coalesce(held.version, 0), CASE WHEN held.enabled THEN held.value END, asked.control, asked.scope_kind, p_scope_name,
        asked.instrument_scope, nullif(p_instrument, ''), asked.side, asked.value, asked.enabled, p_valid_until,
        needs.needed, needs.why, CASE WHEN loosens THEN 'open' ELSE 'approved' END)
    RETURNING * INTO made;
    RETURN made;
END $$;
COMMENT ON FUNCTION propose_limit IS 'Asks for a change. What tightens is approved at once; whatever loosens waits for another operator, or two.';

CREATE FUNCTION proposal_to_decide(p_proposal bigint) RETURNS limit_proposals
LANGUAGE plpgsql AS $$
DECLARE
    asked limit_proposals;
BEGIN
    SELECT * INTO asked FROM limit_proposals WHERE proposal_id = p_proposal FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM refuse_limit(format('proposal: must be a proposal, was %s', p_proposal));
    ELSIF asked.state IN ('withdrawn', 'done') THEN
        PERFORM refuse_limit(format('proposal: %s is %s', p_proposal, asked.state));
    ELSIF asked.state = 'open' AND asked.expires_at <= clock_timestamp() THEN
        PERFORM refuse_limit(format('proposal: %s has expired', p_proposal));
    END IF;
    RETURN asked;
END $$;

CREATE FUNCTION approve_limit(p_proposal bigint, p_approver text) RETURNS limit_proposals
LANGUAGE plpgsql AS $$
DECLARE
    asked limit_proposals := proposal_to_decide(p_proposal);
    fault text := operator_fault('user', p_approver);
BEGIN
    IF fault IS NOT NULL THEN
        PERFORM refuse_limit(fault);
    ELSIF p_approver = asked.proposer THEN
        PERFORM refuse_limit(format('user: must be another operator than the one who proposed it, was ''%s''', p_approver));
    END IF;
    INSERT INTO limit_approvals (proposal_id, approver) VALUES (p_proposal, p_approver) ON CONFLICT DO NOTHING;
    UPDATE limit_proposals SET state = 'approved'
    WHERE proposal_id = p_proposal AND state = 'open'
        AND approvals_needed <= (SELECT count(*) FROM limit_approvals WHERE proposal_id = p_proposal);
    SELECT * INTO asked FROM limit_proposals WHERE proposal_id = p_proposal;
    RETURN asked;
END $$;

CREATE FUNCTION withdraw_limit(p_proposal bigint, p_user text, p_reason text) RETURNS limit_proposals
LANGUAGE plpgsql AS $$
DECLARE
    asked limit_proposals := proposal_to_decide(p_proposal);
    fault text := operator_fault('user', p_user);
BEGIN
    IF fault IS NOT NULL THEN
        PERFORM refuse_limit(fault);
    END IF;
    UPDATE limit_proposals SET state = 'withdrawn', decided_at = clock_timestamp(), decided_by = p_user, decided_reason = p_reason
    WHERE proposal_id = p_proposal RETURNING * INTO asked;
    RETURN asked;
END $$;

CREATE FUNCTION carry_out_limit(p_proposal bigint) RETURNS limit_proposals
LANGUAGE plpgsql AS $$
DECLARE
    asked limit_proposals := proposal_to_decide(p_proposal);
    second text := (SELECT approver FROM limit_approvals WHERE proposal_id = p_proposal ORDER BY approved_at LIMIT 1);
    written current_limits;
BEGIN
    IF asked.state <> 'approved' THEN
        PERFORM refuse_limit(format('proposal: %s waits for another operator', p_proposal));
    ELSIF asked.valid_until <= clock_timestamp() THEN
        PERFORM refuse_limit(format('until: the time of proposal %s is over', p_proposal));
    END IF;
    PERFORM set_config('trade2026.proposal', p_proposal::text, true);
    PERFORM set_config('trade2026.valid_until', coalesce(asked.valid_until::text, ''), true);
    PERFORM set_config('trade2026.limit_id', asked.limit_id::text, true);
    written := set_limit(asked.control, asked.scope_kind, asked.scope_name, asked.value, asked.proposer, asked.reason, asked.instrument_scope,
        asked.instrument, asked.side, 'hard', NULL, asked.enabled, second, asked.from_version);
    PERFORM set_config('trade2026.proposal', '', true);
    PERFORM set_config('trade2026.valid_until', '', true);
    PERFORM set_config('trade2026.limit_id', '', true);
    UPDATE limit_proposals SET state = 'done', decided_at = clock_timestamp(), version = written.version
    WHERE proposal_id = p_proposal RETURNING * INTO asked;
    RETURN asked;
END $$;
COMMENT ON FUNCTION carry_out_limit IS 'Writes the version that an approved proposal asks for, if the limit still is as the proposer saw it.';

CREATE FUNCTION revert_limit(p_limit_id bigint, p_version bigint, p_at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('trade2026.operator', 'system', true);
    INSERT INTO limits
    SELECT (jsonb_populate_record(l, jsonb_build_object('version', l.version + 1, 'kind', 'revert', 'value', l.revert_value,
        'enabled', l.revert_enabled, 'valid_until', NULL, 'revert_value', NULL, 'revert_enabled', NULL, 'proposal_id', NULL, 'author', 'system',
        'approver', NULL, 'reason', 'the time of the temporary limit is over', 'valid_from', p_at,
        'reference_version', next_reference_version()))).*
    FROM limits l
    WHERE l.limit_id = p_limit_id AND l.version = p_version - 1 AND l.kind = 'temporary'
        AND NOT EXISTS (SELECT FROM limits later WHERE later.limit_id = l.limit_id AND later.version > l.version);
END $$;
COMMENT ON FUNCTION revert_limit IS 'Writes the version with which the core has put a temporary value back.';
