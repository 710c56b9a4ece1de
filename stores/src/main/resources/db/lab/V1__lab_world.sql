-- The fixed world of the lab and the demo; written once into an empty house, so that edits stay.

INSERT INTO firms (name, base_currency, loosening_needs_approver) VALUES ('TRADE2026', 'USD', false);

INSERT INTO clients (firm_id, name)
SELECT (SELECT firm_id FROM firms WHERE name = 'TRADE2026'), 'CLIENT' || n FROM generate_series(1, 20) n ORDER BY n;
INSERT INTO clients (firm_id, name)
SELECT firm_id, 'SECURE1' FROM firms WHERE name = 'TRADE2026';

INSERT INTO accounts (client_id, name)
SELECT client_id, CASE name WHEN 'SECURE1' THEN 'ACCS1' ELSE replace(name, 'CLIENT', 'ACC') END FROM clients ORDER BY client_id;

INSERT INTO calendars (name, time_zone, weekdays, opens_at, closes_at) VALUES
    ('XNYS', 'America/New_York', '{1,2,3,4,5}', '09:30', '16:00'),
    ('24X7', 'UTC', '{1,2,3,4,5,6,7}', '00:00', NULL);
INSERT INTO calendar_days (calendar_id, day, closes_at, note)
SELECT c.calendar_id, d.day::date, d.closes_at::time, d.note
FROM calendars c, (VALUES
    ('2026-01-01', NULL, 'New Year''s Day'),
    ('2026-01-19', NULL, 'Martin Luther King Jr. Day'),
    ('2026-02-16', NULL, 'Washington''s Birthday'),
    ('2026-04-03', NULL, 'Good Friday'),
    ('2026-05-25', NULL, 'Memorial Day'),
    ('2026-06-19', NULL, 'Juneteenth'),
    ('2026-07-03', NULL, 'Independence Day, observed'),
    ('2026-09-07', NULL, 'Labor Day'),
    ('2026-11-26', NULL, 'Thanksgiving Day'),
    ('2026-11-27', '13:00', 'day after Thanksgiving'),
    ('2026-12-24', '13:00', 'Christmas Eve'),
    ('2026-12-25', NULL, 'Christmas Day'),
    ('2027-01-01', NULL, 'New Year''s Day'),
    ('2027-01-18', NULL, 'Martin Luther King Jr. Day'),
    ('2027-02-15', NULL, 'Washington''s Birthday'),
    ('2027-03-26', NULL, 'Good Friday'),
    ('2027-05-31', NULL, 'Memorial Day'),
    ('2027-06-18', NULL, 'Juneteenth, observed'),
    ('2027-07-05', NULL, 'Independence Day, observed'),
    ('2027-09-06', NULL, 'Labor Day'),
    ('2027-11-25', NULL, 'Thanksgiving Day'),
    ('2027-11-26', '13:00', 'day after Thanksgiving'),
    ('2027-12-24', NULL, 'Christmas Day, observed')) d (day, closes_at, note)
WHERE c.name = 'XNYS' ORDER BY d.day;

INSERT INTO instruments (symbol, asset_class, calendar_id, currency, tick_size, lot_size, reference_price, band_pct)
SELECT s.symbol, 'EQUITY', c.calendar_id, 'USD', 0.01, 1, 100, 60
FROM calendars c, unnest(ARRAY['INTC', 'MSFT', 'AAPL', 'NVDA', 'AMZN', 'IBM', 'CDG', 'IVP']) WITH ORDINALITY s (symbol, n)
WHERE c.name = 'XNYS' ORDER BY s.n;
INSERT INTO instruments (symbol, asset_class, calendar_id, currency, tick_size, lot_size, reference_price, band_pct)
-- Prices and quantities of coins have 8 places; their band is wide, so that any price a tester thinks of passes.
SELECT s.symbol, 'CRYPTO', c.calendar_id, 'USD', 0.00000001, 0.00000001, s.price, 1000
FROM calendars c, (VALUES (1, 'BTC-USD', 60000), (2, 'ETH-USD', 3000)) s (n, symbol, price)
WHERE c.name = '24X7' ORDER BY s.n;

INSERT INTO venues (name, session_id) VALUES ('XSIM', 900);
INSERT INTO routes (venue_id)
SELECT venue_id FROM venues WHERE name = 'XSIM';

-- Their passwords are drawn at the first start.
INSERT INTO operators (name, role) VALUES
    ('ops', 'ops'), ('risk', 'risk'), ('risk2', 'risk'), ('desk', 'desk'), ('compliance', 'compliance'), ('trader', 'trader');

-- Wide for all; CLIENT20 is tight, for trying refusals.
SELECT count(set_limit(w.control, 'firm', 'TRADE2026', w.wide, 'system', 'fixed world of the lab'))
FROM (VALUES (1, 'PT-01', 10000000000), (2, 'PT-02', 10000000), (3, 'PT-08', 100000000000000), (4, 'PT-09', 10000000000),
      (5, 'PT-10-NOTIONAL', 100000000000000), (6, 'PT-10-COUNT', 1000000000),
      (7, 'PT-07', 100000000000000)) w (n, control, wide);

SELECT count(set_limit(w.control, 'client', c.name, CASE c.name WHEN 'CLIENT20' THEN w.tight ELSE w.wide END, 'system', 'fixed world of the lab'))
FROM clients c
CROSS JOIN (VALUES (1, 'PT-01', 10000000000, 1000), (2, 'PT-02', 10000000, 100000), (3, 'PT-08', 100000000000000, 500000),
      (4, 'PT-09', 10000000000, 5000), (5, 'PT-10-NOTIONAL', 100000000000000, 200000), (6, 'PT-10-COUNT', 1000000000, 10),
      (7, 'PT-07', 100000000000000, 100000000)) w (n, control, wide, tight);
