-- Desks of clients: a node of limits and of the kill switch between a client and its accounts and traders.

CREATE TABLE desks (
    desk_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client_id integer NOT NULL REFERENCES clients,
    name party_name NOT NULL UNIQUE,
    enabled boolean NOT NULL DEFAULT true,
    version bigint NOT NULL,
    UNIQUE (client_id, desk_id)
);
COMMENT ON TABLE desks IS 'Trading desks of a client. An order is of the desk of its trader, else of that of its account; without either it is of none.';
COMMENT ON COLUMN desks.enabled IS 'False: new orders of its traders and accounts are refused.';
COMMENT ON COLUMN desks.version IS 'Reference data version of the last change of this row.';

ALTER TABLE accounts ADD COLUMN desk_id integer;
ALTER TABLE accounts ADD CONSTRAINT accounts_desk FOREIGN KEY (client_id, desk_id) REFERENCES desks (client_id, desk_id);
COMMENT ON COLUMN accounts.desk_id IS 'The desk of its client that it belongs to; null: none. It may change: what is open and done stays on the desk it was entered on.';
ALTER TABLE traders ADD COLUMN desk_id integer;
ALTER TABLE traders ADD CONSTRAINT traders_desk FOREIGN KEY (client_id, desk_id) REFERENCES desks (client_id, desk_id);
COMMENT ON COLUMN traders.desk_id IS 'The desk of its client that it belongs to; null: none. It may change: what is open and done stays on the desk it was entered on.';

CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OR DELETE ON desks FOR EACH ROW EXECUTE FUNCTION stamp_reference_row('desk_id', 'client_id');
CREATE TRIGGER keep BEFORE TRUNCATE ON desks FOR EACH STATEMENT EXECUTE FUNCTION stamp_reference_row();
CREATE TRIGGER audit AFTER INSERT OR UPDATE ON desks FOR EACH ROW EXECUTE FUNCTION note_in_audit_log();

-- Limits of desks

ALTER TABLE limits DROP CONSTRAINT limits_scope_kind_check;
ALTER TABLE limits ADD CONSTRAINT limits_scope_kind_check
    CHECK (scope_kind IN ('firm', 'clearing', 'client', 'desk', 'account', 'trader', 'session', 'strategy'));

CREATE OR REPLACE VIEW limit_history AS
SELECT l.limit_id, l.version, l.control, l.scope_kind, l.scope_id,
       coalesce(f.name::text, c.name::text, a.name::text, t.name::text, e.name::text, s.name::text, d.name::text, l.scope_id::text) AS scope_name,
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
LEFT JOIN desks d ON l.scope_kind = 'desk' AND d.desk_id = l.scope_id
LEFT JOIN venues v ON v.venue_id = l.venue_id
LEFT JOIN instruments i ON i.instrument_id = l.instrument_id;

CREATE OR REPLACE FUNCTION limit_scope_id(p_kind text, p_name text) RETURNS integer
LANGUAGE sql STABLE AS $$
    SELECT CASE p_kind
        WHEN 'firm' THEN (SELECT firm_id FROM firms WHERE name = p_name)
        WHEN 'clearing' THEN (SELECT clearing_id FROM clearing_entities WHERE name = p_name)
        WHEN 'client' THEN (SELECT client_id FROM clients WHERE name = p_name)
        WHEN 'desk' THEN (SELECT desk_id FROM desks WHERE name = p_name)
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
        WHEN 'desk' THEN (SELECT firm_id FROM desks JOIN clients USING (client_id) WHERE desk_id = p_id)
        WHEN 'account' THEN (SELECT firm_id FROM accounts JOIN clients USING (client_id) WHERE account_id = p_id)
        WHEN 'trader' THEN (SELECT firm_id FROM traders JOIN clients USING (client_id) WHERE trader_id = p_id)
        WHEN 'strategy' THEN (SELECT firm_id FROM strategies JOIN clients USING (client_id) WHERE strategy_id = p_id)
        ELSE (SELECT min(firm_id) FROM firms)
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
    IF w.scope_kind IS NULL OR w.scope_kind NOT IN ('firm', 'clearing', 'client', 'desk', 'account', 'trader', 'session', 'strategy') THEN
        faults := faults || format('scope_kind: must be one of firm, clearing, client, desk, account, trader, session, strategy, was ''%s''', coalesce(w.scope_kind, ''));
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

-- The desk is a parent of its accounts and traders, and a child of its client.
CREATE OR REPLACE FUNCTION limit_above_parent(w limit_wish, p_firm integer) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
    client clients;
    desk integer := CASE w.scope_kind
        WHEN 'account' THEN (SELECT desk_id FROM accounts WHERE account_id = w.scope_id)
        WHEN 'trader' THEN (SELECT desk_id FROM traders WHERE trader_id = w.scope_id)
    END;
    parent current_limits;
BEGIN
    IF w.over_allocated OR NOT w.enabled OR w.scope_kind = 'firm' OR NOT (SELECT is_cap FROM controls WHERE control = w.control) THEN
        RETURN NULL;
    END IF;
    SELECT * INTO client FROM clients WHERE client_id = CASE w.scope_kind
        WHEN 'client' THEN w.scope_id
        WHEN 'desk' THEN (SELECT client_id FROM desks WHERE desk_id = w.scope_id)
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
            OR (l.scope_kind = 'client' AND l.scope_id = client.client_id AND w.scope_kind <> 'client')
            OR (l.scope_kind = 'desk' AND l.scope_id = desk))
        AND l.value < w.value
    ORDER BY l.value LIMIT 1;
    RETURN CASE WHEN FOUND THEN format('value: must be at most %s, the limit of %s %s, unless over_allocated; was %s',
        trim_scale(parent.value), parent.scope_kind, parent.scope_name, w.value) END;
END $$;
