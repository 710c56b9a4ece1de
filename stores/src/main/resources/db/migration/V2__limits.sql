-- Limits: each edit is a new row; the row with the highest version of a limit is the one that holds.
--
--   set_limit(…)  or  UPDATE current_limits …  ──▶ limit_faults(…) ──▶ limits (new version) ──▶ NOTIFY ──▶ core

CREATE TABLE controls (
    control text PRIMARY KEY,
    control_code smallint NOT NULL UNIQUE,
    measure text NOT NULL,
    unit text NOT NULL CHECK (unit IN ('quantity', 'money', 'count')),
    places smallint NOT NULL,
    highest numeric NOT NULL,
    per_order boolean NOT NULL,
    default_instrument_scope text NOT NULL
);
INSERT INTO controls VALUES
    ('PT-01', 1, 'OrderQty', 'quantity', 8, 92233720368, true, 'any'),
    ('PT-02', 2, 'Notional', 'money', 4, 922337203685477, true, 'any'),
    ('PT-08', 8, 'NetExposure', 'money', 4, 922337203685477, false, 'any'),
    ('PT-09', 9, 'Position', 'quantity', 8, 92233720368, false, 'each'),
    ('PT-10-NOTIONAL', 10, 'OpenNotional', 'money', 4, 922337203685477, false, 'any'),
    ('PT-10-COUNT', 11, 'OpenOrders', 'count', 0, 1000000000, false, 'any');
CREATE TRIGGER fixed BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON controls
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('The controls are those of the program; a migration adds one.');
COMMENT ON TABLE controls IS 'Controls of the risk catalogue that take a limit. The price collar PT-03 is data of the instrument.';
COMMENT ON COLUMN controls.control_code IS 'Number of the control in commands and events.';
COMMENT ON COLUMN controls.measure IS 'Word for what is measured, as refusals show it.';
COMMENT ON COLUMN controls.unit IS 'quantity: of the instrument; money: firm''s base currency; count: orders.';
COMMENT ON COLUMN controls.places IS 'Decimal places that the core can hold.';
COMMENT ON COLUMN controls.highest IS 'Highest value that the core can hold, in the unit.';
COMMENT ON COLUMN controls.per_order IS 'Speaks of one order by itself, so that it can be set for a trader or session too.';
COMMENT ON COLUMN controls.default_instrument_scope IS 'Instrument scope when none is given.';

CREATE SEQUENCE limit_ids AS bigint;

CREATE TABLE limits (
    limit_id bigint NOT NULL,
    version bigint NOT NULL CHECK (version > 0),
    control text NOT NULL REFERENCES controls,
    scope_kind text NOT NULL CHECK (scope_kind IN ('firm', 'client', 'account', 'trader', 'session')),
    scope_id integer NOT NULL CHECK (scope_id > 0),
    instrument_scope text NOT NULL CHECK (instrument_scope IN ('any', 'each', 'asset_class', 'instrument')),
    instrument_id integer REFERENCES instruments,
    asset_class asset_class_name,
    side text NOT NULL DEFAULT 'both' CHECK (side IN ('both', 'buy', 'sell')),
    value numeric(38, 8) NOT NULL CHECK (value >= 0),
    currency currency_code,
    level text NOT NULL DEFAULT 'hard' CHECK (level IN ('hard', 'soft')),
    enabled boolean NOT NULL DEFAULT true,
    author party_name NOT NULL REFERENCES operators,
    approver party_name REFERENCES operators CHECK (approver <> author),
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 250),
    valid_from timestamptz NOT NULL,
    reference_version bigint NOT NULL,
    PRIMARY KEY (limit_id, version),
    CHECK ((instrument_scope = 'instrument') = (instrument_id IS NOT NULL)),
    CHECK ((instrument_scope = 'asset_class') = (asset_class IS NOT NULL)),
    -- Two limits that speak of the same would both have a version 1.
    UNIQUE NULLS NOT DISTINCT (control, scope_kind, scope_id, instrument_scope, instrument_id, asset_class, side, version)
);
CREATE INDEX limits_by_reference_version ON limits (reference_version);
COMMENT ON TABLE limits IS 'All versions of all limits: append only. A node without any limit of a control blocks new orders.';
COMMENT ON COLUMN limits.limit_id IS 'One number for each control, party, instruments and side; for ever.';
COMMENT ON COLUMN limits.version IS '1, 2, 3 … of this limit; refusals name it.';
COMMENT ON COLUMN limits.scope_id IS 'firm_id, client_id, account_id, trader_id, or the number of the session file.';
COMMENT ON COLUMN limits.instrument_scope IS 'any: over all instruments together; each: the same for every single one; or one class or instrument.';
COMMENT ON COLUMN limits.side IS 'Side(54) that is measured; both stands for either.';
COMMENT ON COLUMN limits.value IS 'In the unit of the control. An order may reach it, not exceed it.';
COMMENT ON COLUMN limits.currency IS 'Of a money limit: the firm''s base currency; else null.';
COMMENT ON COLUMN limits.level IS 'hard: no override; soft: for desks. Automated flow meets a soft limit as a hard one.';
COMMENT ON COLUMN limits.enabled IS 'False: the limit is taken away from valid_from on.';
COMMENT ON COLUMN limits.author IS 'Operator who made this version.';
COMMENT ON COLUMN limits.approver IS 'Second operator, who agreed.';
COMMENT ON COLUMN limits.valid_from IS 'When this version was made, UTC; it holds from its commit on.';
COMMENT ON COLUMN limits.reference_version IS 'Reference data version that this version belongs to.';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON limits
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('Call set_limit(…) or update current_limits: both write a new version.');
CREATE TRIGGER audit AFTER INSERT ON limits FOR EACH ROW EXECUTE FUNCTION note_in_audit_log();

CREATE VIEW limit_history AS
SELECT l.limit_id, l.version, l.control, l.scope_kind, l.scope_id,
       coalesce(f.name::text, c.name::text, a.name::text, t.name::text, l.scope_id::text) AS scope_name,
       l.instrument_scope, i.symbol::text AS symbol, l.asset_class::text AS asset_class, l.side, l.value,
       k.unit, l.currency::text AS currency, l.level, l.enabled, l.author::text AS author, l.approver::text AS approver,
       l.reason, l.valid_from, l.reference_version
FROM limits l
JOIN controls k ON k.control = l.control
LEFT JOIN firms f ON l.scope_kind = 'firm' AND f.firm_id = l.scope_id
LEFT JOIN clients c ON l.scope_kind = 'client' AND c.client_id = l.scope_id
LEFT JOIN accounts a ON l.scope_kind = 'account' AND a.account_id = l.scope_id
LEFT JOIN traders t ON l.scope_kind = 'trader' AND t.trader_id = l.scope_id
LEFT JOIN instruments i ON i.instrument_id = l.instrument_id;
COMMENT ON VIEW limit_history IS 'All versions of all limits, with names.';

CREATE VIEW current_limits AS
SELECT DISTINCT ON (limit_id) * FROM limit_history ORDER BY limit_id, version DESC;
COMMENT ON VIEW current_limits IS 'The version that holds of each limit, with names. An UPDATE of value, level, enabled, author, approver or reason writes a new version.';

-- One limit as it is asked for, with the names already looked up.
CREATE TYPE limit_wish AS (
    control text, scope_kind text, scope_name text, scope_id integer, value numeric, author text, reason text,
    instrument_scope text, instrument text, instrument_id integer, asset_class text, side text, level text,
    currency text, enabled boolean, approver text
);

CREATE FUNCTION limit_scope_id(p_kind text, p_name text) RETURNS integer
LANGUAGE sql STABLE AS $$
    SELECT CASE p_kind
        WHEN 'firm' THEN (SELECT firm_id FROM firms WHERE name = p_name)
        WHEN 'client' THEN (SELECT client_id FROM clients WHERE name = p_name)
        WHEN 'account' THEN (SELECT account_id FROM accounts WHERE name = p_name)
        WHEN 'trader' THEN (SELECT trader_id FROM traders WHERE name = p_name)
        WHEN 'session' THEN CASE WHEN p_name ~ '^[1-9][0-9]{0,8}$' THEN p_name::integer END
    END
$$;

CREATE FUNCTION limit_firm(p_kind text, p_id integer) RETURNS firms
LANGUAGE sql STABLE AS $$
    SELECT f.* FROM firms f WHERE f.firm_id = CASE p_kind
        WHEN 'firm' THEN p_id
        WHEN 'client' THEN (SELECT firm_id FROM clients WHERE client_id = p_id)
        WHEN 'account' THEN (SELECT firm_id FROM accounts JOIN clients USING (client_id) WHERE account_id = p_id)
        WHEN 'trader' THEN (SELECT firm_id FROM traders JOIN clients USING (client_id) WHERE trader_id = p_id)
        ELSE (SELECT min(firm_id) FROM firms)
    END
$$;

CREATE FUNCTION operator_fault(p_field text, p_name text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
    operator operators;
BEGIN
    IF coalesce(trim(p_name), '') = '' THEN
        RETURN p_field || ': must name an operator, was empty';
    END IF;
    SELECT * INTO operator FROM operators WHERE name = p_name;
    IF NOT FOUND THEN
        RETURN format('%s: must be an operator, was ''%s''', p_field, p_name);
    END IF;
    IF NOT operator.enabled THEN
        RETURN format('%s: operator ''%s'' is disabled', p_field, p_name);
    END IF;
    IF operator.role NOT IN ('ops', 'risk', 'system') THEN
        RETURN format('%s: must have the role ops or risk, ''%s'' has %s', p_field, p_name, operator.role);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION limit_value_fault(p_control controls, p_value numeric) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN p_value IS NULL THEN 'value: must be a number, was empty'
        WHEN p_value IN ('NaN', 'Infinity', '-Infinity') THEN 'value: must be a number, was ' || p_value
        WHEN p_value < 0 THEN 'value: must be at least 0, was ' || p_value
        WHEN p_value > p_control.highest THEN
            format('value: must be at most %s for %s (%s), was %s', p_control.highest, p_control.control, p_control.unit, p_value)
        WHEN scale(trim_scale(p_value)) > p_control.places THEN
            format('value: must have at most %s decimal places for %s (%s), was %s', p_control.places, p_control.control, p_control.unit, p_value)
    END
$$;

CREATE FUNCTION limit_instrument_fault(w limit_wish) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN w.instrument_scope NOT IN ('any', 'each', 'asset_class', 'instrument') THEN
            format('instrument_scope: must be one of any, each, asset_class, instrument, was ''%s''', w.instrument_scope)
        WHEN w.instrument_scope = 'any' AND w.control = 'PT-09' THEN
            'instrument_scope: must be each, asset_class or instrument for PT-09, since quantities of different instruments do not add up; was any'
        WHEN w.instrument_scope IN ('any', 'each') AND w.instrument IS NOT NULL THEN
            format('instrument: must be empty with instrument_scope %s, was ''%s''', w.instrument_scope, w.instrument)
        WHEN w.instrument_scope = 'instrument' AND w.instrument_id IS NULL THEN
            format('instrument: must be the symbol of an instrument, was ''%s''', coalesce(w.instrument, ''))
        WHEN w.instrument_scope = 'asset_class' AND w.asset_class IS NULL THEN
            format('instrument: must be an asset class that an instrument has, was ''%s''', coalesce(w.instrument, ''))
    END
$$;

CREATE FUNCTION limit_faults(w limit_wish) RETURNS text[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    rule controls;
    firm firms;
    faults text[] := '{}';
BEGIN
    SELECT * INTO rule FROM controls WHERE control = w.control;
    IF NOT FOUND THEN
        faults := faults || format('control: must be one of %s, was ''%s''',
            (SELECT string_agg(control, ', ' ORDER BY control_code) FROM controls), coalesce(w.control, ''));
    ELSE
        faults := faults || limit_value_fault(rule, w.value);
        IF w.scope_kind IN ('trader', 'session') AND NOT rule.per_order THEN
            faults := faults || format('scope_kind: must be firm, client or account for %s, was %s', w.control, w.scope_kind);
        END IF;
    END IF;
    IF w.scope_kind IS NULL OR w.scope_kind NOT IN ('firm', 'client', 'account', 'trader', 'session') THEN
        faults := faults || format('scope_kind: must be one of firm, client, account, trader, session, was ''%s''', coalesce(w.scope_kind, ''));
    ELSIF w.scope_id IS NULL THEN
        faults := faults || format('scope_name: must be a %s, was ''%s''',
            CASE w.scope_kind WHEN 'session' THEN 'session number' ELSE w.scope_kind END, coalesce(w.scope_name, ''));
    END IF;
    faults := faults || limit_instrument_fault(w);
    IF w.side IS NULL OR w.side NOT IN ('both', 'buy', 'sell') THEN
        faults := faults || format('side: must be one of both, buy, sell, was ''%s''', coalesce(w.side, ''));
    END IF;
    IF w.level IS NULL OR w.level NOT IN ('hard', 'soft') THEN
        faults := faults || format('level: must be hard or soft, was ''%s''', coalesce(w.level, ''));
    END IF;
    firm := limit_firm(w.scope_kind, w.scope_id);
    IF rule.unit IN ('quantity', 'count') AND w.currency IS NOT NULL THEN
        faults := faults || format('currency: must be empty for %s (%s), was ''%s''', w.control, rule.unit, w.currency);
    ELSIF rule.unit = 'money' AND w.currency <> firm.base_currency THEN
        faults := faults || format('currency: must be %s, the base currency of %s, was ''%s''', firm.base_currency, firm.name, w.currency);
    END IF;
    IF coalesce(trim(w.reason), '') = '' THEN
        faults := faults || 'reason: must not be empty'::text;
    ELSIF length(w.reason) > 250 THEN
        faults := faults || format('reason: must have at most 250 characters, has %s', length(w.reason));
    END IF;
    faults := faults || operator_fault('author', w.author);
    IF w.approver IS NOT NULL THEN
        faults := faults || operator_fault('approver', w.approver);
        IF w.approver = w.author THEN
            faults := faults || format('approver: must be another operator than the author, was ''%s''', w.approver);
        END IF;
    END IF;
    RETURN array_remove(faults, NULL);
END $$;
COMMENT ON FUNCTION limit_faults(limit_wish) IS 'All that is wrong with a limit, each as field: rule, value; empty when it may be written.';

CREATE FUNCTION set_limit(
    p_control text, p_scope_kind text, p_scope_name text, p_value numeric, p_author text, p_reason text,
    p_instrument_scope text DEFAULT NULL, p_instrument text DEFAULT NULL, p_side text DEFAULT 'both',
    p_level text DEFAULT 'hard', p_currency text DEFAULT NULL, p_enabled boolean DEFAULT true,
    p_approver text DEFAULT NULL, p_expected_version bigint DEFAULT NULL)
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
    ORDER BY l.version DESC LIMIT 1;
    IF p_expected_version IS NOT NULL AND p_expected_version <> coalesce(held.version, 0) THEN
        faults := faults || format('expected_version: the limit is at version %s, set to %s by %s; was %s',
            coalesce(held.version, 0), coalesce(trim_scale(held.value)::text, 'nothing'), coalesce(held.author::text, 'nobody'), p_expected_version);
    END IF;
    IF firm.loosening_needs_approver AND w.approver IS NULL AND w.author <> 'system'
            AND (held.limit_id IS NULL OR NOT held.enabled OR NOT w.enabled OR w.value > held.value) THEN
        faults := faults || format('approver: must name a second operator, since this loosens %s of %s %s from %s to %s',
            w.control, w.scope_kind, w.scope_name,
            CASE WHEN held.enabled THEN trim_scale(held.value)::text ELSE 'no limit of its own' END,
            CASE WHEN w.enabled THEN trim_scale(w.value)::text ELSE 'no limit of its own' END);
    END IF;
    IF cardinality(faults) > 0 THEN
        RAISE EXCEPTION 'limit refused: %', array_to_string(faults, '; ')
            USING ERRCODE = 'invalid_parameter_value', DETAIL = array_to_string(faults, E'\n');
    END IF;

    PERFORM set_config('trade2026.operator', w.author, true);
    INSERT INTO limits (limit_id, version, control, scope_kind, scope_id, instrument_scope, instrument_id, asset_class, side,
        value, currency, level, enabled, author, approver, reason, valid_from, reference_version)
    VALUES (coalesce(held.limit_id, nextval('limit_ids')), coalesce(held.version, 0) + 1, w.control, w.scope_kind, w.scope_id,
        w.instrument_scope, w.instrument_id, w.asset_class, w.side, w.value, w.currency, w.level, w.enabled, w.author,
        w.approver, w.reason, clock_timestamp(), written_version)
    RETURNING limit_id INTO held.limit_id;
    SELECT * INTO result FROM current_limits WHERE limit_id = held.limit_id;
    RETURN result;
END $$;
COMMENT ON FUNCTION set_limit IS 'Sets, changes or (p_enabled false) takes away a limit: writes its next version and tells the core. Refuses with SQLSTATE 22023; the detail names each field, rule and value. p_expected_version guards against an edit in between.';

CREATE FUNCTION update_current_limit() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF (to_jsonb(NEW) - '{value,level,enabled,author,approver,reason}'::text[])
            IS DISTINCT FROM (to_jsonb(OLD) - '{value,level,enabled,author,approver,reason}'::text[]) THEN
        RAISE EXCEPTION 'current_limits: only value, level, enabled, author, approver and reason can be changed'
            USING ERRCODE = 'restrict_violation', HINT = 'Call set_limit(…) for a limit of another control, scope or side.';
    END IF;
    IF NEW.reason = OLD.reason THEN
        NEW.reason := 'changed in the table';
    END IF;
    PERFORM set_limit(OLD.control, OLD.scope_kind, OLD.scope_name, NEW.value, NEW.author, NEW.reason, OLD.instrument_scope,
        coalesce(OLD.symbol, OLD.asset_class), OLD.side, NEW.level, OLD.currency, NEW.enabled,
        CASE WHEN NEW.approver IS DISTINCT FROM OLD.approver THEN NEW.approver END, OLD.version);
    RETURN NEW;
END $$;
CREATE TRIGGER new_version INSTEAD OF UPDATE ON current_limits FOR EACH ROW EXECUTE FUNCTION update_current_limit();
