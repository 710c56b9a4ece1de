-- A limit above that of a node higher up, by a proposal: over_allocated goes the way of the level (V85), as a setting of the transaction,
-- so that propose_limit and carry_out_limit need not know of it. To become over-allocated loosens and takes another operator.
ALTER TABLE limit_proposals ADD COLUMN over_allocated boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN limit_proposals.over_allocated IS 'Whether the limit is to be allowed above that of a node higher up, which then binds.';

CREATE FUNCTION held_over_allocated(p_limit_id bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT l.enabled AND l.over_allocated FROM limits l WHERE l.limit_id = p_limit_id ORDER BY l.version DESC LIMIT 1), false)
$$;

-- Without a word it stays as it is.
CREATE FUNCTION proposed_over_allocated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.over_allocated := NEW.enabled
        AND coalesce(nullif(current_setting('trade2026.over_allocated', true), '')::boolean, held_over_allocated(NEW.limit_id));
    RETURN NEW;
END $$;
CREATE TRIGGER over_allocated BEFORE INSERT ON limit_proposals FOR EACH ROW EXECUTE FUNCTION proposed_over_allocated();

-- What the proposal of this transaction, or the trial of one, makes of a limit; null where there is none.
CREATE FUNCTION asked_over_allocated(p_limit_id bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN nullif(current_setting('trade2026.proposal', true), '') IS NOT NULL THEN
            (SELECT over_allocated FROM limit_proposals WHERE proposal_id = nullif(current_setting('trade2026.proposal', true), '')::bigint)
        WHEN current_setting('trade2026.trial', true) = 'on' THEN
            coalesce(nullif(current_setting('trade2026.over_allocated', true), '')::boolean, held_over_allocated(p_limit_id))
    END
$$;

CREATE FUNCTION limit_over_allocated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF nullif(current_setting('trade2026.valid_until', true), '') IS NOT NULL AND NEW.enabled
            AND NEW.over_allocated <> held_over_allocated(NEW.limit_id) THEN
        PERFORM refuse_limit(format('over_allocated: must stay %s for a time, was %s', held_over_allocated(NEW.limit_id), NEW.over_allocated));
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER before_govern_over_allocated BEFORE INSERT ON limits FOR EACH ROW EXECUTE FUNCTION limit_over_allocated();

ALTER TABLE controls DISABLE TRIGGER fixed;
ALTER TABLE controls ADD COLUMN is_cap boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN controls.is_cap IS 'Whether a limit is a share of what the nodes higher up are granted (Control.isCap).';
UPDATE controls SET is_cap = true WHERE control IN ('PT-01', 'PT-02', 'PT-07', 'PT-07-ENTERED', 'PT-08', 'PT-09', 'PT-10-NOTIONAL',
    'PT-10-COUNT', 'PT-19-LOSS', 'PT-19-DRAWDOWN', 'PT-23-MARGIN');
ALTER TABLE controls ENABLE TRIGGER fixed;

-- The same look as the core takes: the parent's limit over the same instruments, or of one instrument its limit of each, of the side or of both.
CREATE OR REPLACE FUNCTION limit_above_parent(w limit_wish, p_firm integer) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
    client clients;
    parent current_limits;
BEGIN
    IF w.over_allocated OR NOT w.enabled OR w.scope_kind = 'firm' OR NOT (SELECT is_cap FROM controls WHERE control = w.control) THEN
        RETURN NULL;
    END IF;
    SELECT * INTO client FROM clients WHERE client_id = CASE w.scope_kind
        WHEN 'client' THEN w.scope_id
        WHEN 'account' THEN (SELECT client_id FROM accounts WHERE account_id = w.scope_id)
        WHEN 'trader' THEN (SELECT client_id FROM traders WHERE trader_id = w.scope_id)
        WHEN 'strategy' THEN (SELECT client_id FROM strategies WHERE strategy_id = w.scope_id)
    END;
    SELECT * INTO parent FROM current_limits l
    WHERE l.control = w.control AND l.enabled AND l.side IN (w.side, 'both')
        AND ((l.instrument_scope = w.instrument_scope
                AND coalesce(l.symbol, l.asset_class, l.product_group, l.venue) IS NOT DISTINCT FROM w.instrument)
            OR (l.instrument_scope = 'each' AND w.instrument_scope = 'instrument' AND NOT EXISTS (
                SELECT FROM current_limits own WHERE own.control = w.control AND own.enabled AND own.scope_kind = l.scope_kind
                    AND own.scope_id = l.scope_id AND own.side IN (w.side, 'both') AND own.symbol = w.instrument)))
        AND ((l.scope_kind = 'firm' AND l.scope_id = p_firm)
            OR (l.scope_kind = 'clearing' AND l.scope_id = client.clearing_id)
            OR (l.scope_kind = 'client' AND l.scope_id = client.client_id AND w.scope_kind <> 'client'))
        AND l.value < w.value
    ORDER BY l.value LIMIT 1;
    RETURN CASE WHEN FOUND THEN format('value: must be at most %s, the limit of %s %s, unless over_allocated; was %s',
        trim_scale(parent.value), parent.scope_kind, parent.scope_name, w.value) END;
END $$;

CREATE OR REPLACE FUNCTION limit_loosens(n limits) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    held limits;
    direction text := (SELECT looser FROM controls WHERE control = n.control);
BEGIN
    SELECT * INTO held FROM limits l WHERE l.limit_id = n.limit_id ORDER BY l.version DESC LIMIT 1;
    IF held.limit_id IS NOT NULL AND held.enabled THEN
        RETURN NOT n.enabled OR is_looser(direction, held.value, n.value) OR (held.level = 'hard' AND n.level = 'soft')
            OR (n.over_allocated AND NOT held.over_allocated)
            OR (held.kind = 'temporary' AND (NOT held.revert_enabled OR is_looser(direction, held.revert_value, n.value)) AND n.valid_until IS NULL);
    END IF;
    IF NOT n.enabled THEN
        RETURN false;
    END IF;
    IF n.over_allocated THEN
        RETURN true;
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
            AND p.over_allocated = n.over_allocated
            AND p.enabled = n.enabled AND p.valid_until IS NOT DISTINCT FROM n.valid_until AND p.proposer = n.author
            AND p.approvals_needed <= (SELECT count(*) FROM limit_approvals a WHERE a.proposal_id = p.proposal_id AND a.approver <> p.proposer))
$$;

-- As before, but for two things: over_allocated of a proposal, and who has to agree, which the trigger govern alone decides: a new limit
-- beside a wider one tightens and takes nobody else.
CREATE OR REPLACE FUNCTION set_limit(
    p_control text, p_scope_kind text, p_scope_name text, p_value numeric, p_author text, p_reason text,
    p_instrument_scope text DEFAULT NULL, p_instrument text DEFAULT NULL, p_side text DEFAULT 'both',
    p_level text DEFAULT 'hard', p_currency text DEFAULT NULL, p_enabled boolean DEFAULT true,
    p_approver text DEFAULT NULL, p_expected_version bigint DEFAULT NULL,
    p_over_allocated boolean DEFAULT false)
RETURNS current_limits
LANGUAGE plpgsql AS $$
DECLARE
    w limit_wish;
    rule controls;
    firm firms;
    held limits;
    faults text[];
    written_version bigint;
    result current_limits;
BEGIN
    SELECT * INTO rule FROM controls WHERE control = p_control;
    w.control := p_control;
    w.scope_kind := lower(p_scope_kind);
    w.scope_name := p_scope_name;
    w.scope_id := limit_scope_id(w.scope_kind, p_scope_name);
    w.value := p_value;
    w.author := p_author;
    w.reason := p_reason;
    w.instrument := nullif(p_instrument, '');
    w.instrument_scope := lower(coalesce(p_instrument_scope,
        CASE WHEN w.instrument IS NOT NULL THEN 'instrument' ELSE coalesce(rule.default_instrument_scope, 'any') END));
    IF w.instrument_scope = 'instrument' THEN
        w.instrument_id := (SELECT instrument_id FROM instruments WHERE symbol = w.instrument);
    ELSIF w.instrument_scope = 'asset_class' THEN
        w.asset_class := (SELECT min(asset_class) FROM instruments WHERE asset_class = w.instrument);
    END IF;
    IF w.instrument_scope = 'product_group' THEN
        w.product_group := (SELECT min(product_group) FROM instruments WHERE product_group = w.instrument);
    ELSIF w.instrument_scope = 'venue' THEN
        w.venue_id := (SELECT venue_id FROM venues WHERE name = w.instrument);
    END IF;
    w.side := lower(p_side);
    w.level := lower(p_level);
    w.currency := p_currency;
    w.enabled := coalesce(p_enabled, true);
    w.approver := nullif(p_approver, '');

    faults := limit_faults(w);
    IF cardinality(faults) > 0 THEN
        RAISE EXCEPTION 'limit refused: %', array_to_string(faults, '; ')
            USING ERRCODE = 'invalid_parameter_value', DETAIL = array_to_string(faults, E'\n');
    END IF;
    firm := limit_firm(w.scope_kind, w.scope_id);
    IF rule.unit = 'money' THEN
        w.currency := firm.base_currency;
    END IF;

    -- From here on this writer is alone, so that what is compared is what is superseded.
    written_version := next_reference_version();
    SELECT * INTO held FROM limits l
    WHERE l.control = w.control AND l.scope_kind = w.scope_kind AND l.scope_id = w.scope_id
        AND l.instrument_scope = w.instrument_scope AND l.side = w.side
        AND l.instrument_id IS NOT DISTINCT FROM w.instrument_id AND l.asset_class IS NOT DISTINCT FROM w.asset_class
        AND l.product_group IS NOT DISTINCT FROM w.product_group AND l.venue_id IS NOT DISTINCT FROM w.venue_id
    ORDER BY l.version DESC LIMIT 1;
    IF p_expected_version IS NOT NULL AND p_expected_version <> coalesce(held.version, 0) THEN
        faults := faults || format('expected_version: the limit is at version %s, set to %s by %s; was %s',
            coalesce(held.version, 0), coalesce(trim_scale(held.value)::text, 'nothing'), coalesce(held.author::text, 'nobody'), p_expected_version);
    END IF;
    w.over_allocated := w.enabled AND coalesce(asked_over_allocated(coalesce(held.limit_id, 0)), p_over_allocated, false);
    faults := faults || limit_above_parent(w, firm.firm_id);
    faults := array_remove(faults, NULL);
    IF cardinality(faults) > 0 THEN
        RAISE EXCEPTION 'limit refused: %', array_to_string(faults, '; ')
            USING ERRCODE = 'invalid_parameter_value', DETAIL = array_to_string(faults, E'\n');
    END IF;

    PERFORM set_config('trade2026.operator', w.author, true);
    INSERT INTO limits (limit_id, version, control, scope_kind, scope_id, instrument_scope, instrument_id, asset_class, product_group, venue_id, side, over_allocated,
        value, currency, level, enabled, author, approver, reason, valid_from, reference_version)
    VALUES (coalesce(held.limit_id, nextval('limit_ids')), coalesce(held.version, 0) + 1, w.control, w.scope_kind, w.scope_id,
        w.instrument_scope, w.instrument_id, w.asset_class, w.product_group, w.venue_id, w.side, w.over_allocated, w.value, w.currency, w.level, w.enabled, w.author,
        w.approver, w.reason, clock_timestamp(), written_version)
    RETURNING limit_id INTO held.limit_id;
    SELECT * INTO result FROM current_limits WHERE limit_id = held.limit_id;
    RETURN result;
END $$;
