-- PT-13: docs/order-controls.md tells what the number means.
ALTER TABLE controls DISABLE TRIGGER fixed;
INSERT INTO controls VALUES
    ('PT-13-ENTRY', 40, 'MarketStates', 'count', 0, 15, true, 'any');
ALTER TABLE controls ENABLE TRIGGER fixed;
