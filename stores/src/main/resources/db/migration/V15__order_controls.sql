-- Controls on single orders and on what is done with them: docs/order-controls.md tells what each number means.
ALTER TABLE controls DISABLE TRIGGER fixed;
INSERT INTO controls VALUES
    ('PT-06-RATE', 20, 'Messages', 'count', 0, 1000000000, true, 'any'),
    ('PT-06-CUT', 21, 'AllMessages', 'count', 0, 1000000000, true, 'any'),
    ('PT-06-CANCELS', 22, 'Cancels', 'count', 0, 1000000000, true, 'any'),
    ('PT-06-WINDOW', 23, 'WindowMs', 'count', 0, 86400000, true, 'any'),
    ('PT-05-COUNT', 24, 'SameOrders', 'count', 0, 60000, true, 'any'),
    ('PT-05-WINDOW', 25, 'WindowMs', 'count', 0, 86400000, true, 'any'),
    ('PT-11-TRADING', 26, 'Trading', 'count', 0, 2, true, 'any'),
    ('PT-11-ORD-TYPES', 27, 'OrdTypes', 'count', 0, 15, true, 'any'),
    ('PT-22-AGE', 28, 'AgeMs', 'count', 0, 86400000, true, 'any'),
    ('PT-22-AHEAD', 29, 'AheadMs', 'count', 0, 86400000, true, 'any'),
    ('PT-22-DELAY', 30, 'DelayMs', 'count', 0, 86400000, true, 'any'),
    ('PT-04-MARKET', 31, 'MarketOrders', 'count', 0, 2, true, 'any'),
    ('PT-04-SPREAD', 32, 'SpreadBp', 'count', 0, 1000000, true, 'any'),
    ('PT-04-STOP-SIDE', 33, 'StopSide', 'count', 0, 1, true, 'any');
ALTER TABLE controls ENABLE TRIGGER fixed;
