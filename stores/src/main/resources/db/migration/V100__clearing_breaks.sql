-- Positions that a clearing firm has otherwise than the core (PO-01): since when, with which numbers, how far it was told, how it ended.
--
--   ./trade2026 reconcile --clearing ──▶ clearing_files, clearing_breaks ──▶ ops: ages, tells, blocks ──▶ journal ──▶ stage, told_at
--
-- Times are those of events, UTC, to the microsecond.

CREATE TABLE clearing_files (
    file_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    digest text NOT NULL UNIQUE CHECK (digest ~ '^[0-9a-f]{64}$'),
    name text NOT NULL,
    positions integer NOT NULL CHECK (positions >= 0),
    differing integer NOT NULL CHECK (differing >= 0),
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL CHECK (last_at >= first_at),
    last_event bigint NOT NULL CHECK (last_event > 0),
    compared integer NOT NULL DEFAULT 1 CHECK (compared > 0)
);
COMMENT ON TABLE clearing_files IS 'Files of clearing firms that were held against the core, each content once.';
COMMENT ON COLUMN clearing_files.digest IS 'SHA-256 of the content: the same content is the same file.';
COMMENT ON COLUMN clearing_files.differing IS 'Positions that differed when it was compared last.';
COMMENT ON COLUMN clearing_files.last_event IS 'Of the event journal: the image that it was compared with last.';
COMMENT ON COLUMN clearing_files.compared IS 'How often.';

CREATE TABLE clearing_breaks (
    break_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account text NOT NULL CHECK (length(account) BETWEEN 1 AND 24),
    symbol text NOT NULL CHECK (length(symbol) BETWEEN 1 AND 24),
    ours numeric(19, 8) NOT NULL,
    theirs numeric(19, 8) NOT NULL,
    first_event bigint NOT NULL CHECK (first_event > 0),
    first_seen timestamptz NOT NULL,
    first_file bigint NOT NULL REFERENCES clearing_files,
    last_seen timestamptz NOT NULL CHECK (last_seen >= first_seen),
    last_file bigint NOT NULL REFERENCES clearing_files,
    -- Of one account and instrument the newest file shows one difference at most.
    shown boolean NOT NULL DEFAULT true,
    stage text NOT NULL DEFAULT 'NEW' CHECK (stage IN ('NEW', 'WARNED', 'ALERTED', 'FIRM_BLOCKED', 'MATCHED', 'RESOLVED')),
    told_at timestamptz,
    told_event bigint,
    actor text NOT NULL DEFAULT '',
    note text NOT NULL DEFAULT '',
    CHECK (ours <> theirs)
);
CREATE UNIQUE INDEX clearing_breaks_shown ON clearing_breaks (account, symbol) WHERE shown;
COMMENT ON TABLE clearing_breaks IS 'Positions that a clearing firm has otherwise than the core: the log of breaks with their ends.';
COMMENT ON COLUMN clearing_breaks.ours IS 'What the core held at the last file that showed it.';
COMMENT ON COLUMN clearing_breaks.theirs IS 'What the clearing firm had then.';
COMMENT ON COLUMN clearing_breaks.first_event IS 'Of the event journal: the image in which it was seen first; its age counts from the time of that event.';
COMMENT ON COLUMN clearing_breaks.shown IS 'Whether the newest file shows it; a break that somebody has resolved is quiet as long as its numbers stay.';
COMMENT ON COLUMN clearing_breaks.stage IS 'How far it was told, by the event journal: BreakReported.';
COMMENT ON COLUMN clearing_breaks.actor IS 'Who told it: reconciliation, or the operator who resolved it.';
COMMENT ON COLUMN clearing_breaks.note IS 'What was told: the reason of whoever resolved it.';
