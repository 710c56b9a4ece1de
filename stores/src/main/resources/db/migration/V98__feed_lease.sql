-- KS-02: docs/order-controls.md tells what the number means. Market data speaks once a second at least.
ALTER TABLE controls DISABLE TRIGGER fixed;
INSERT INTO controls VALUES
    ('KS-02-LEASE', 84, 'UnheardMs', 'count', 2000, 31536000000, true, 'any', 'up');
ALTER TABLE controls ENABLE TRIGGER fixed;
