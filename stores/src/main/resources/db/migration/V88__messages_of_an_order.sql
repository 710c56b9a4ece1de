-- PT-20, messages of one order: docs/order-controls.md tells what the number means.
ALTER TABLE controls DISABLE TRIGGER fixed;
INSERT INTO controls VALUES ('PT-20-MESSAGES', 78, 'OrderMessages', 'count', 0, 1000000, true, 'any', 'up');
ALTER TABLE controls ENABLE TRIGGER fixed;
