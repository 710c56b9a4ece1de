-- The core keeps the use of what an order fills up. Of rates, prices, ages and settings there is none to keep: to call such a limit
-- "never used" in the annual review would be wrong.
ALTER TABLE controls ADD COLUMN use_kept boolean NOT NULL DEFAULT false;
ALTER TABLE controls DISABLE TRIGGER fixed;
UPDATE controls SET use_kept = true
WHERE control IN ('PT-01', 'PT-02', 'PT-07', 'PT-07-ENTERED', 'PT-08', 'PT-09', 'PT-10-NOTIONAL', 'PT-10-COUNT', 'PT-16-QTY', 'PT-16-NOTIONAL',
    'PT-16-FILLS', 'PT-19-LOSS', 'PT-19-DRAWDOWN', 'PT-23-CASH', 'PT-23-MARGIN');
ALTER TABLE controls ENABLE TRIGGER fixed;

DROP VIEW limit_report;
CREATE VIEW limit_report AS
SELECT c.*, l.kind, l.valid_until, p.peak, p.peak_at, coalesce(p.days_used, 0) AS days_used, coalesce(p.days_near, 0) AS days_near,
       CASE WHEN p.peak IS NULL AND NOT k.use_kept THEN 'use not kept'
            WHEN p.peak IS NULL OR p.peak = 0 THEN 'never used'
            WHEN p.days_near * 2 >= p.days_used THEN 'always near'
            WHEN c.value > p.peak * (SELECT sanity_ratio FROM governance) THEN 'far above its use'
            ELSE '' END AS remark
FROM current_limits c
JOIN limits l ON l.limit_id = c.limit_id AND l.version = c.version
JOIN controls k ON k.control = c.control
LEFT JOIN limit_peaks p ON p.limit_id = c.limit_id
WHERE c.enabled;
COMMENT ON VIEW limit_report IS 'How far each limit is used: never; always near (90 % or more on at least half of the days with use); far above its use (beyond the sanity ratio); not kept (rates, prices, ages, settings).';
