-- PT-16, PT-17 and PT-23: docs/order-controls.md tells what each number means.
ALTER TABLE controls DISABLE TRIGGER fixed;
INSERT INTO controls VALUES
    ('PT-16-QTY', 41, 'WindowQty', 'quantity', 8, 92233720368, true, 'each'),
    ('PT-16-NOTIONAL', 42, 'WindowNotional', 'money', 4, 922337203685477, true, 'any'),
    ('PT-16-FILLS', 43, 'WindowFills', 'quantity', 8, 92233720368, true, 'each'),
    ('PT-16-WINDOW', 44, 'WindowMs', 'count', 0, 86400000, true, 'each'),
    ('PT-17-SHARE', 45, 'VolumeShareBp', 'count', 0, 1000000, true, 'any'),
    ('PT-17-VOLUME', 46, 'DailyVolume', 'quantity', 8, 92233720368, true, 'instrument'),
    ('PT-17-DEPTH', 47, 'DepthShareBp', 'count', 0, 1000000, true, 'any'),
    ('PT-23-CASH', 48, 'Cash', 'money', 4, 922337203685477, true, 'any'),
    ('PT-23-FEE', 49, 'FeeBp', 'count', 0, 10000, true, 'any'),
    ('PT-23-PROCEEDS', 50, 'Proceeds', 'count', 0, 1, true, 'any');
ALTER TABLE controls ENABLE TRIGGER fixed;
