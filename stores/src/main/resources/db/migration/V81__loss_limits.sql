-- PT-19: docs/order-controls.md tells what each number means.
ALTER TABLE controls DISABLE TRIGGER fixed;
INSERT INTO controls VALUES
    ('PT-19-LOSS', 58, 'Loss', 'money', 4, 922337203685477, false, 'any', 'up'),
    ('PT-19-DRAWDOWN', 59, 'Drawdown', 'money', 4, 922337203685477, false, 'any', 'up'),
    ('PT-19-CANCEL', 60, 'CancelOpen', 'count', 0, 1, true, 'any', 'down'),
    ('PT-19-FEE', 61, 'FeeBp', 'count', 0, 10000, true, 'any', 'down');
ALTER TABLE controls ENABLE TRIGGER fixed;
