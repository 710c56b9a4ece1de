-- PT-23, margin: docs/order-controls.md tells what each number means.
ALTER TABLE controls DISABLE TRIGGER fixed;
INSERT INTO controls VALUES
    ('PT-23-MARGIN', 63, 'Margin', 'money', 4, 922337203685477, false, 'any', 'up'),
    ('PT-23-MARGIN-RATE', 64, 'MarginRateBp', 'count', 0, 1000000, true, 'any', 'down');
ALTER TABLE controls ENABLE TRIGGER fixed;
