-- A new row of a node below one that has a limit took nobody else, which is right where all rows count (PT-01, PT-02 …) and wrong where the
-- nearest one does (PT-05, PT-17-TODAY, PT-20-MESSAGES …): there a wide row of an account took the place of the firm's by one person's word.
CREATE FUNCTION client_of(p_scope_kind text, p_scope_id integer) RETURNS integer
LANGUAGE sql STABLE AS $$
    SELECT CASE p_scope_kind
        WHEN 'client' THEN p_scope_id
        WHEN 'desk' THEN (SELECT client_id FROM desks WHERE desk_id = p_scope_id)
        WHEN 'account' THEN (SELECT client_id FROM accounts WHERE account_id = p_scope_id)
        WHEN 'trader' THEN (SELECT client_id FROM traders WHERE trader_id = p_scope_id)
        WHEN 'strategy' THEN (SELECT client_id FROM strategies WHERE strategy_id = p_scope_id)
    END
$$;

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
    IF n.scope_kind = 'firm' OR NOT EXISTS (SELECT FROM current_limits l WHERE l.control = n.control AND l.scope_kind = 'firm' AND l.enabled) THEN
        RETURN true;
    END IF;
    -- Of a control that is no share of its parent's the nearest row may be the only one that counts.
    RETURN NOT (SELECT is_cap FROM controls WHERE control = n.control)
        AND EXISTS (SELECT FROM current_limits l WHERE l.control = n.control AND l.enabled AND l.limit_id <> n.limit_id
            AND (l.scope_kind IN ('firm', 'clearing') OR (l.scope_kind = 'client' AND l.scope_id = client_of(n.scope_kind, n.scope_id)))
            AND (is_looser(direction, l.value, n.value) OR (l.level = 'hard' AND n.level = 'soft')));
END $$;
