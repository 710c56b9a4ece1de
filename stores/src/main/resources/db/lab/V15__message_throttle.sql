-- So wide that no load of a lab reaches it; without any PT-06-RATE nothing new passes.
SELECT count(set_limit('PT-06-RATE', 'firm', 'TRADE2026', 1000000000, 'system', 'fixed world of the lab'));
