-- Escalate: docs/order-controls.md tells what each number means.
ALTER TABLE controls DISABLE TRIGGER fixed;
INSERT INTO controls VALUES
    ('ESCALATE-COUNT', 65, 'Refusals', 'count', 0, 1000000, true, 'any', 'up'),
    ('ESCALATE-WINDOW', 66, 'WindowMs', 'count', 0, 86400000, true, 'any', 'down');
ALTER TABLE controls ENABLE TRIGGER fixed;
