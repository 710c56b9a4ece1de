-- PT-17: docs/order-controls.md tells what the number means.
ALTER TABLE controls DISABLE TRIGGER fixed;
INSERT INTO controls VALUES ('PT-17-TODAY', 62, 'TodayShareBp', 'count', 0, 1000000, true, 'any', 'up');
ALTER TABLE controls ENABLE TRIGGER fixed;
