-- What the demo has besides the world of the lab: a second venue that every other instrument goes to.

INSERT INTO venues (name, session_id) VALUES ('YSIM', 901);
INSERT INTO routes (instrument_id, venue_id)
SELECT i.instrument_id, v.venue_id FROM instruments i, venues v
WHERE v.name = 'YSIM' AND i.instrument_id % 2 = 0 ORDER BY i.instrument_id;
