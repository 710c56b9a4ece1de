-- PT-12 and PT-21: docs/order-controls.md tells what each number means. A locate is for the trading day on which it is set.
ALTER TABLE controls DISABLE TRIGGER fixed;
INSERT INTO controls VALUES
    ('PT-12-MARK', 34, 'Mark', 'count', 0, 1, true, 'any'),
    ('PT-12-LOCATE', 35, 'Located', 'quantity', 8, 92233720368, true, 'instrument'),
    ('PT-12-PRICE-TEST', 36, 'PriceTest', 'count', 0, 1, true, 'instrument'),
    ('PT-21-GROSS', 37, 'BasketGross', 'money', 4, 922337203685477, true, 'any'),
    ('PT-21-NET', 38, 'BasketNet', 'money', 4, 922337203685477, true, 'any'),
    ('PT-21-ORDERS', 39, 'BasketOrders', 'count', 0, 500, true, 'any');
ALTER TABLE controls ENABLE TRIGGER fixed;
