-- KS-01 by itself: docs/order-controls.md tells what each number means.
ALTER TABLE controls DISABLE TRIGGER fixed;
INSERT INTO controls VALUES
    ('KS-01-MESSAGES', 69, 'Messages', 'count', 0, 1000000000, true, 'any', 'up'),
    ('KS-01-REJECTS', 70, 'Rejects', 'count', 0, 1000000000, true, 'any', 'up'),
    ('KS-01-EXECUTIONS', 71, 'Executions', 'count', 0, 1000000000, true, 'any', 'up'),
    ('KS-01-LAG', 72, 'LagMs', 'count', 0, 86400000, true, 'any', 'up'),
    ('KS-01-ORDERS', 81, 'Orders', 'count', 0, 1000000000, true, 'any', 'up'),
    ('KS-01-WINDOW', 82, 'WindowMs', 'count', 0, 86400000, true, 'any', 'any');
ALTER TABLE controls ENABLE TRIGGER fixed;
