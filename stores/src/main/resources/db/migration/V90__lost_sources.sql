-- KS-02: docs/order-controls.md tells what each number means.
ALTER TABLE controls DISABLE TRIGGER fixed;
INSERT INTO controls VALUES
    ('KS-02-FEED', 67, 'FeedLostMs', 'count', 0, 31536000000, true, 'any', 'up'),
    ('KS-02-COPY', 68, 'CopyLostMs', 'count', 0, 31536000000, true, 'any', 'up');
ALTER TABLE controls ENABLE TRIGGER fixed;
