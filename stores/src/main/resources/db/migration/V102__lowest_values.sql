-- PT-15-COUNT and KS-02-LEASE had their lowest value where the decimal places belong: ten times as many executions as the row said stopped a
-- party, and a row of the lease could not be told to the core at all.
ALTER TABLE controls DISABLE TRIGGER fixed;
ALTER TABLE controls ADD COLUMN lowest numeric NOT NULL DEFAULT 0;
UPDATE controls SET places = 0, lowest = 1 WHERE control = 'PT-15-COUNT';
UPDATE controls SET places = 0, lowest = 2000 WHERE control = 'KS-02-LEASE';
ALTER TABLE controls ENABLE TRIGGER fixed;
COMMENT ON COLUMN controls.lowest IS 'Lowest value that has a meaning, in the unit.';

CREATE OR REPLACE FUNCTION limit_value_fault(p_control controls, p_value numeric) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN p_value IS NULL THEN 'value: must be a number, was empty'
        WHEN p_value IN ('NaN', 'Infinity', '-Infinity') THEN 'value: must be a number, was ' || p_value
        WHEN p_value < 0 THEN 'value: must be at least 0, was ' || p_value
        WHEN p_value < p_control.lowest THEN
            format('value: must be at least %s for %s (%s), was %s', p_control.lowest, p_control.control, p_control.unit, p_value)
        WHEN p_value > p_control.highest THEN
            format('value: must be at most %s for %s (%s), was %s', p_control.highest, p_control.control, p_control.unit, p_value)
        WHEN scale(trim_scale(p_value)) > p_control.places THEN
            format('value: must have at most %s decimal places for %s (%s), was %s', p_control.places, p_control.control, p_control.unit, p_value)
    END
$$;
