-- The fixed world of the lab and the demo; written once into an empty house, so that edits stay.

INSERT INTO firms (name, base_currency, loosening_needs_approver) VALUES ('TRADE2026', 'USD', false);

INSERT INTO clients (firm_id, name)
SELECT (SELECT firm_id FROM firms WHERE name = 'TRADE2026'), 'CLIENT' || n FROM generate_series(1, 20) n ORDER BY n;
INSERT INTO clients (firm_id, name)
SELECT firm_id, 'SECURE1' FROM firms WHERE name = 'TRADE2026';

INSERT INTO accounts (client_id, name)
SELECT client_id, CASE name WHEN 'SECURE1' THEN 'ACCS1' ELSE replace(name, 'CLIENT', 'ACC') END FROM clients ORDER BY client_id;

INSERT INTO instruments (symbol, asset_class, currency, tick_size, lot_size, reference_price, band_pct)
SELECT symbol, 'EQUITY', 'USD', 0.01, 1, 100, 60
FROM unnest(ARRAY['INTC', 'MSFT', 'AAPL', 'NVDA', 'AMZN', 'IBM', 'CDG', 'IVP']) WITH ORDINALITY s (symbol, n) ORDER BY n;
INSERT INTO instruments (symbol, asset_class, currency, tick_size, lot_size, reference_price, band_pct)
SELECT symbol, 'CRYPTO', 'USD', 0.01, 0.00000001, price, 60
FROM (VALUES (1, 'BTC-USD', 60000), (2, 'ETH-USD', 3000)) s (n, symbol, price) ORDER BY n;

INSERT INTO venues (name, session_id) VALUES ('XSIM', 900);
INSERT INTO routes (venue_id)
SELECT venue_id FROM venues WHERE name = 'XSIM';

-- Their passwords are drawn at the first start.
INSERT INTO operators (name, role) VALUES
    ('ops', 'ops'), ('risk', 'risk'), ('risk2', 'risk'), ('desk', 'desk'), ('compliance', 'compliance'), ('trader', 'trader');

-- Wide for all; CLIENT20 is tight, for trying refusals.
SELECT count(set_limit(w.control, 'firm', 'TRADE2026', w.wide, 'system', 'fixed world of the lab'))
FROM (VALUES (1, 'PT-01', 10000000000), (2, 'PT-02', 10000000), (3, 'PT-08', 100000000000000), (4, 'PT-09', 10000000000),
      (5, 'PT-10-NOTIONAL', 100000000000000), (6, 'PT-10-COUNT', 1000000000)) w (n, control, wide);

SELECT count(set_limit(w.control, 'client', c.name, CASE c.name WHEN 'CLIENT20' THEN w.tight ELSE w.wide END, 'system', 'fixed world of the lab'))
FROM clients c
CROSS JOIN (VALUES (1, 'PT-01', 10000000000, 1000), (2, 'PT-02', 10000000, 100000), (3, 'PT-08', 100000000000000, 500000),
      (4, 'PT-09', 10000000000, 5000), (5, 'PT-10-NOTIONAL', 100000000000000, 200000), (6, 'PT-10-COUNT', 1000000000, 10)) w (n, control, wide, tight);
