-- Further nodes and instrument sets of limits, gross exposure, and exchange rates.

-- Gross exposure. PT-07 must have a limit (a control without one blocks); PT-07-ENTERED is active where it has one.
ALTER TABLE controls DISABLE TRIGGER fixed;
INSERT INTO controls VALUES
    ('PT-07', 7, 'GrossExposure', 'money', 4, 922337203685477, false, 'any'),
    ('PT-07-ENTERED', 12, 'EnteredValue', 'money', 4, 922337203685477, false, 'any');
ALTER TABLE controls ENABLE TRIGGER fixed;

-- Who trades

CREATE TABLE clearing_entities (
    clearing_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    firm_id integer NOT NULL REFERENCES firms,
    name party_name NOT NULL UNIQUE,
    enabled boolean NOT NULL DEFAULT true,
    version bigint NOT NULL
);
COMMENT ON TABLE clearing_entities IS 'Through whom clients clear: a node of limits between the firm and its clients.';
COMMENT ON COLUMN clearing_entities.enabled IS 'False: new orders are refused.';
COMMENT ON COLUMN clearing_entities.version IS 'Reference data version of the last change of this row.';

ALTER TABLE clients ADD COLUMN clearing_id integer REFERENCES clearing_entities;
COMMENT ON COLUMN clients.clearing_id IS 'The clearing entity; null: none. It never changes, since exposure is added up by it.';

CREATE TABLE strategies (
    strategy_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client_id integer NOT NULL REFERENCES clients,
    name party_name NOT NULL UNIQUE,
    enabled boolean NOT NULL DEFAULT true,
    version bigint NOT NULL
);
COMMENT ON TABLE strategies IS 'Algorithms of a client: TargetStrategy(847). With one row for a client, others that are named are refused.';
COMMENT ON COLUMN strategies.enabled IS 'False: orders that name this strategy are refused.';
COMMENT ON COLUMN strategies.version IS 'Reference data version of the last change of this row.';

-- What is traded

ALTER TABLE instruments ADD COLUMN product_group asset_class_name;
COMMENT ON COLUMN instruments.product_group IS 'Such as the contract months of one product: limits of a group add up over it; null: none. It never changes.';
ALTER TABLE instruments DROP COLUMN fx_to_base;

CREATE TABLE fx_rates (
    currency currency_code NOT NULL,
    base_currency currency_code NOT NULL CHECK (base_currency <> currency),
    rate decimal8 NOT NULL CHECK (rate > 0),
    as_of timestamptz NOT NULL DEFAULT clock_timestamp(),
    stale_after_s integer NOT NULL DEFAULT 0 CHECK (stale_after_s >= 0),
    haircut_pct percentage NOT NULL DEFAULT 5,
    version bigint NOT NULL,
    PRIMARY KEY (currency, base_currency)
);
COMMENT ON TABLE fx_rates IS 'Exchange rates to base currencies. An instrument in a currency without one is refused (RSK-02).';
COMMENT ON COLUMN fx_rates.rate IS 'Units of the base currency for one of the currency.';
COMMENT ON COLUMN fx_rates.as_of IS 'When the rate was true.';
COMMENT ON COLUMN fx_rates.stale_after_s IS 'Older than this it counts with the haircut, seconds; 0: never.';
COMMENT ON COLUMN fx_rates.haircut_pct IS 'What is added to a stale rate, percent.';
COMMENT ON COLUMN fx_rates.version IS 'Reference data version of the last change of this row.';

DROP TRIGGER stamp ON clients;
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OR DELETE ON clients FOR EACH ROW EXECUTE FUNCTION stamp_reference_row('client_id', 'firm_id', 'clearing_id');
DROP TRIGGER stamp ON instruments;
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OR DELETE ON instruments FOR EACH ROW EXECUTE FUNCTION stamp_reference_row('instrument_id', 'asset_class', 'product_group');
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OR DELETE ON clearing_entities FOR EACH ROW EXECUTE FUNCTION stamp_reference_row('clearing_id', 'firm_id');
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OR DELETE ON strategies FOR EACH ROW EXECUTE FUNCTION stamp_reference_row('strategy_id', 'client_id');
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OR DELETE ON fx_rates FOR EACH ROW EXECUTE FUNCTION stamp_reference_row('currency', 'base_currency');
DO $$
DECLARE
    reference_table text;
BEGIN
    FOREACH reference_table IN ARRAY ARRAY['clearing_entities', 'strategies', 'fx_rates'] LOOP
        EXECUTE format('CREATE TRIGGER keep BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION stamp_reference_row()', reference_table);
        EXECUTE format('CREATE TRIGGER audit AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION note_in_audit_log()', reference_table);
    END LOOP;
END $$;

-- Limits on the new nodes and sets

ALTER TABLE limits DROP CONSTRAINT limits_scope_kind_check;
ALTER TABLE limits ADD CONSTRAINT limits_scope_kind_check
    CHECK (scope_kind IN ('firm', 'clearing', 'client', 'account', 'trader', 'session', 'strategy'));
ALTER TABLE limits DROP CONSTRAINT limits_instrument_scope_check;
ALTER TABLE limits ADD CONSTRAINT limits_instrument_scope_check
    CHECK (instrument_scope IN ('any', 'each', 'venue', 'asset_class', 'product_group', 'instrument'));
ALTER TABLE limits ADD COLUMN product_group asset_class_name;
ALTER TABLE limits ADD COLUMN venue_id integer REFERENCES venues;
ALTER TABLE limits ADD COLUMN over_allocated boolean NOT NULL DEFAULT false;
ALTER TABLE limits ADD CONSTRAINT limits_product_group_check CHECK ((instrument_scope = 'product_group') = (product_group IS NOT NULL));
ALTER TABLE limits ADD CONSTRAINT limits_venue_check CHECK ((instrument_scope = 'venue') = (venue_id IS NOT NULL));
COMMENT ON COLUMN limits.over_allocated IS 'True: may be above the limit of a node higher up, which then binds.';
DO $$
DECLARE
    of_one text;
BEGIN
    SELECT conname INTO STRICT of_one FROM pg_constraint WHERE conrelid = 'limits'::regclass AND contype = 'u';
    EXECUTE format('ALTER TABLE limits DROP CONSTRAINT %I', of_one);
END $$;
ALTER TABLE limits ADD CONSTRAINT limits_of_one UNIQUE NULLS NOT DISTINCT
    (control, scope_kind, scope_id, instrument_scope, instrument_id, asset_class, product_group, venue_id, side, version);

CREATE OR REPLACE VIEW limit_history AS
SELECT l.limit_id, l.version, l.control, l.scope_kind, l.scope_id,
       coalesce(f.name::text, c.name::text, a.name::text, t.name::text, e.name::text, s.name::text, l.scope_id::text) AS scope_name,
       l.instrument_scope, i.symbol::text AS symbol, l.asset_class::text AS asset_class, l.side, l.value,
       k.unit, l.currency::text AS currency, l.level, l.enabled, l.author::text AS author, l.approver::text AS approver,
       l.reason, l.valid_from, l.reference_version, l.product_group::text AS product_group, v.name::text AS venue,
       l.over_allocated
FROM limits l
JOIN controls k ON k.control = l.control
LEFT JOIN firms f ON l.scope_kind = 'firm' AND f.firm_id = l.scope_id
LEFT JOIN clients c ON l.scope_kind = 'client' AND c.client_id = l.scope_id
LEFT JOIN accounts a ON l.scope_kind = 'account' AND a.account_id = l.scope_id
LEFT JOIN traders t ON l.scope_kind = 'trader' AND t.trader_id = l.scope_id
LEFT JOIN clearing_entities e ON l.scope_kind = 'clearing' AND e.clearing_id = l.scope_id
LEFT JOIN strategies s ON l.scope_kind = 'strategy' AND s.strategy_id = l.scope_id
LEFT JOIN venues v ON v.venue_id = l.venue_id
LEFT JOIN instruments i ON i.instrument_id = l.instrument_id;
CREATE OR REPLACE VIEW current_limits AS
SELECT DISTINCT ON (limit_id) * FROM limit_history ORDER BY limit_id, version DESC;

ALTER TYPE limit_wish ADD ATTRIBUTE product_group text, ADD ATTRIBUTE venue_id integer, ADD ATTRIBUTE over_allocated boolean;

CREATE OR REPLACE FUNCTION limit_scope_id(p_kind text, p_name text) RETURNS integer
LANGUAGE sql STABLE AS $$
    SELECT CASE p_kind
        WHEN 'firm' THEN (SELECT firm_id FROM firms WHERE name = p_name)
        WHEN 'clearing' THEN (SELECT clearing_id FROM clearing_entities WHERE name = p_name)
        WHEN 'client' THEN (SELECT client_id FROM clients WHERE name = p_name)
        WHEN 'account' THEN (SELECT account_id FROM accounts WHERE name = p_name)
        WHEN 'trader' THEN (SELECT trader_id FROM traders WHERE name = p_name)
        WHEN 'strategy' THEN (SELECT strategy_id FROM strategies WHERE name = p_name)
        WHEN 'session' THEN CASE WHEN p_name ~ '^[1-9][0-9]{0,8}$' THEN p_name::integer END
    END
$$;

CREATE OR REPLACE FUNCTION limit_firm(p_kind text, p_id integer) RETURNS firms
LANGUAGE sql STABLE AS $$
    SELECT f.* FROM firms f WHERE f.firm_id = CASE p_kind
        WHEN 'firm' THEN p_id
        WHEN 'clearing' THEN (SELECT firm_id FROM clearing_entities WHERE clearing_id = p_id)
        WHEN 'client' THEN (SELECT firm_id FROM clients WHERE client_id = p_id)
        WHEN 'account' THEN (SELECT firm_id FROM accounts JOIN clients USING (client_id) WHERE account_id = p_id)
        WHEN 'trader' THEN (SELECT firm_id FROM traders JOIN clients USING (client_id) WHERE trader_id = p_id)
        WHEN 'strategy' THEN (SELECT firm_id FROM strategies JOIN clients USING (client_id) WHERE strategy_id = p_id)
        ELSE (SELECT min(firm_id) FROM firms)
    END
$$;

CREATE OR REPLACE FUNCTION limit_instrument_fault(w limit_wish) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN w.instrument_scope NOT IN ('any', 'each', 'venue', 'asset_class', 'product_group', 'instrument') THEN
            format('instrument_scope: must be one of any, each, venue, asset_class, product_group, instrument, was ''%s''', w.instrument_scope)
        WHEN w.instrument_scope IN ('any', 'venue') AND w.control = 'PT-09' THEN
            format('instrument_scope: must be each, asset_class, product_group or instrument for PT-09, since quantities of different instruments do not add up; was %s', w.instrument_scope)
        WHEN w.instrument_scope IN ('any', 'each') AND w.instrument IS NOT NULL THEN
            format('instrument: must be empty with instrument_scope %s, was ''%s''', w.instrument_scope, w.instrument)
        WHEN w.instrument_scope = 'instrument' AND w.instrument_id IS NULL THEN
            format('instrument: must be the symbol of an instrument, was ''%s''', coalesce(w.instrument, ''))
        WHEN w.instrument_scope = 'asset_class' AND w.asset_class IS NULL THEN
            format('instrument: must be an asset class that an instrument has, was ''%s''', coalesce(w.instrument, ''))
        WHEN w.instrument_scope = 'product_group' AND w.product_group IS NULL THEN
            format('instrument: must be a product group that an instrument has, was ''%s''', coalesce(w.instrument, ''))
        WHEN w.instrument_scope = 'venue' AND w.venue_id IS NULL THEN
            format('instrument: must be the name of a venue, was ''%s''', coalesce(w.instrument, ''))
    END
$$;

CREATE OR REPLACE FUNCTION limit_faults(w limit_wish) RETURNS text[]
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
    END IF;
    IF w.scope_kind IS NULL OR w.scope_kind NOT IN ('firm', 'clearing', 'client', 'account', 'trader', 'session', 'strategy') THEN
        faults := faults || format('scope_kind: must be one of firm, clearing, client, account, trader, session, strategy, was ''%s''', coalesce(w.scope_kind, ''));
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

CREATE FUNCTION limit_above_parent(w limit_wish, p_firm integer) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
    client clients;
    parent current_limits;
BEGIN
    IF w.over_allocated OR NOT w.enabled OR w.scope_kind = 'firm' OR w.control NOT IN
            ('PT-01', 'PT-02', 'PT-07', 'PT-07-ENTERED', 'PT-08', 'PT-09', 'PT-10-NOTIONAL', 'PT-10-COUNT') THEN
        RETURN NULL;
    END IF;
    SELECT * INTO client FROM clients WHERE client_id = CASE w.scope_kind
        WHEN 'client' THEN w.scope_id
        WHEN 'account' THEN (SELECT client_id FROM accounts WHERE account_id = w.scope_id)
        WHEN 'trader' THEN (SELECT client_id FROM traders WHERE trader_id = w.scope_id)
        WHEN 'strategy' THEN (SELECT client_id FROM strategies WHERE strategy_id = w.scope_id)
    END;
    SELECT * INTO parent FROM current_limits l
    WHERE l.control = w.control AND l.enabled AND l.side IN (w.side, 'both') AND l.instrument_scope = w.instrument_scope
        AND coalesce(l.symbol, l.asset_class, l.product_group, l.venue) IS NOT DISTINCT FROM w.instrument
        AND ((l.scope_kind = 'firm' AND l.scope_id = p_firm)
            OR (l.scope_kind = 'clearing' AND l.scope_id = client.clearing_id)
            OR (l.scope_kind = 'client' AND l.scope_id = client.client_id AND w.scope_kind <> 'client'))
        AND l.value < w.value
    ORDER BY l.value LIMIT 1;
    RETURN CASE WHEN FOUND THEN format('value: must be at most %s, the limit of %s %s, unless over_allocated; was %s',
        trim_scale(parent.value), parent.scope_kind, parent.scope_name, w.value) END;
END $$;
COMMENT ON FUNCTION limit_above_parent(limit_wish, integer) IS 'Why a limit may not be above that of a node higher up; null when it is not.';

DROP FUNCTION set_limit;
CREATE FUNCTION set_limit(
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
    w.over_allocated := coalesce(p_over_allocated, false);

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

CREATE OR REPLACE FUNCTION update_current_limit() RETURNS trigger
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
        coalesce(OLD.symbol, OLD.asset_class, OLD.product_group, OLD.venue), OLD.side, NEW.level, OLD.currency, NEW.enabled,
        CASE WHEN NEW.approver IS DISTINCT FROM OLD.approver THEN NEW.approver END, OLD.version, OLD.over_allocated);
    RETURN NEW;
END $$;
COMMENT ON FUNCTION set_limit IS 'Sets, changes or (p_enabled false) takes away a limit: writes its next version and tells the core. Refuses with SQLSTATE 22023; the detail names each field, rule and value. p_expected_version guards against an edit in between; p_over_allocated lets it be above a parent.';
