-- PT-18: docs/order-controls.md tells what each number means. None of them has an order: each change takes two operators.
ALTER TABLE controls DISABLE TRIGGER fixed;
INSERT INTO controls VALUES
    ('PT-18-MODE', 55, 'SelfMatch', 'count', 0, 2, true, 'any', 'any'),
    ('PT-18-OWNER', 56, 'Owner', 'count', 0, 2, true, 'any', 'any'),
    ('PT-18-GROUP', 57, 'OwnerGroup', 'count', 0, 4194303, true, 'any', 'any');
ALTER TABLE controls ENABLE TRIGGER fixed;
