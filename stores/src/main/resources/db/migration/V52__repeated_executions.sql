-- PT-15: docs/order-controls.md tells what each number means.
ALTER TABLE controls DISABLE TRIGGER fixed;
INSERT INTO controls VALUES
    ('PT-15-COUNT', 51, 'Executions', 'count', 1, 1000000000, true, 'any'),
    ('PT-15-WINDOW', 52, 'WindowMs', 'count', 0, 86400000, true, 'any');
ALTER TABLE controls ENABLE TRIGGER fixed;
