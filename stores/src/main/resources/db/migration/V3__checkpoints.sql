-- How far each consumer of the event journal has come; written in the transaction of the rows it made of the events.

CREATE TABLE checkpoints (
    consumer text PRIMARY KEY CHECK (consumer ~ '^[a-z][a-z0-9-]{0,39}$'),
    event_number bigint NOT NULL CHECK (event_number >= 0),
    position bigint NOT NULL CHECK (position >= -1),
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE checkpoints IS 'How far each consumer of the event journal has come.';
COMMENT ON COLUMN checkpoints.consumer IS 'Name of the projection.';
COMMENT ON COLUMN checkpoints.event_number IS 'Last event of which the rows are made; 0: none yet.';
COMMENT ON COLUMN checkpoints.position IS 'End of that event in the journal, bytes; -1: to be looked up.';
COMMENT ON COLUMN checkpoints.updated_at IS 'When the rows were made, UTC.';

CREATE FUNCTION advance_checkpoint() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.event_number < OLD.event_number THEN
        RAISE EXCEPTION 'checkpoint of %: must not go back from event % to %', OLD.consumer, OLD.event_number, NEW.event_number
            USING ERRCODE = 'restrict_violation', HINT = 'To rebuild a projection, delete its rows and its checkpoint in one transaction.';
    END IF;
    NEW.updated_at := clock_timestamp();
    RETURN NEW;
END $$;
CREATE TRIGGER forward BEFORE UPDATE ON checkpoints FOR EACH ROW EXECUTE FUNCTION advance_checkpoint();
