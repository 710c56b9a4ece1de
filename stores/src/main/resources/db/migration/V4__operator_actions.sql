-- What operators had the system do, as the event journal has it. Changes of reference data are in audit_log; audit_trail shows both.
--
--   event journal ──▶ operator_actions, with the checkpoint 'operator-actions' in the same transaction

CREATE TABLE operator_actions (
    event_number bigint NOT NULL CHECK (event_number > 0),
    occurred_at timestamptz NOT NULL,
    actor text NOT NULL,
    second_actor text,
    act text NOT NULL CHECK (act ~ '^[A-Z_]+$'),
    order_id bigint CHECK (order_id > 0),
    session_id integer CHECK (session_id > 0),
    detail text NOT NULL DEFAULT '',
    reason text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- An event that is read again is the same event; one of a journal that began anew has another time.
    PRIMARY KEY (occurred_at, event_number)
);
CREATE INDEX operator_actions_by_actor ON operator_actions (actor, occurred_at);
CREATE INDEX operator_actions_by_order ON operator_actions (order_id) WHERE order_id IS NOT NULL;
COMMENT ON TABLE operator_actions IS 'What operators, or the schedule, had the system do: append only.';
COMMENT ON COLUMN operator_actions.event_number IS 'Of the event journal.';
COMMENT ON COLUMN operator_actions.occurred_at IS 'Cluster time, UTC, to the microsecond.';
COMMENT ON COLUMN operator_actions.actor IS 'Operator; schedule when nobody did it.';
COMMENT ON COLUMN operator_actions.second_actor IS 'Operator who agreed, where two are needed.';
COMMENT ON COLUMN operator_actions.act IS 'ENTER, CANCEL, REPLACE, ROLL_DAY, REJECT_NEXT, NEWS, KILL, UN_KILL, DISCONNECT, RESET_SEQUENCE.';
COMMENT ON COLUMN operator_actions.order_id IS 'OrderID(37), when it is about an order.';
COMMENT ON COLUMN operator_actions.session_id IS 'Number of the session file, when it is about a session.';
COMMENT ON COLUMN operator_actions.detail IS 'What else the event says.';
COMMENT ON COLUMN operator_actions.reason IS 'Why, in the words of the operator.';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON operator_actions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('A correction is a new row.');

CREATE VIEW audit_trail AS
SELECT occurred_at, actor, act AS action, concat_ws(' ', 'order ' || order_id, 'session ' || session_id, nullif(detail, '')) AS subject, reason
FROM operator_actions
UNION ALL
SELECT occurred_at, actor, action, subject || ' ' || reference_version, coalesce(new_row ->> 'reason', '')
FROM audit_log;
COMMENT ON VIEW audit_trail IS 'All that people decided: actions on the running system and changes of reference data.';
