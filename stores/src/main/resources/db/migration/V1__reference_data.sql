-- Reference data: what people decide about, and a version that counts each decision.
--
--   INSERT, UPDATE ──▶ row trigger ──▶ next_reference_version() ──▶ NOTIFY reference_data ──▶ watcher ──▶ core
--
-- Writers take turns on the row of reference_version, so that versions become visible in their order and a
-- repeatable-read snapshot that shows version n shows all of n and nothing of n + 1.

CREATE DOMAIN party_name AS text CHECK (VALUE ~ '^[!-~]([ -~]{0,22}[!-~])?$');
COMMENT ON DOMAIN party_name IS 'Printable ASCII, 1 to 24 characters, as Account(1) and CompIDs carry it.';
CREATE DOMAIN venue_name AS text CHECK (VALUE ~ '^[!-~]{1,12}$');
COMMENT ON DOMAIN venue_name IS 'Printable ASCII without spaces, 1 to 12 characters, as ExDestination(100) carries it.';
CREATE DOMAIN asset_class_name AS text CHECK (VALUE ~ '^[A-Z0-9_]{1,12}$');
CREATE DOMAIN currency_code AS text CHECK (VALUE ~ '^[A-Z]{3,4}$');
COMMENT ON DOMAIN currency_code IS 'ISO 4217 code, or the four letters of a coin.';
-- The core counts in units of 1e-8 in 64 bits.
CREATE DOMAIN decimal8 AS numeric(38, 8) CHECK (abs(VALUE) <= 92233720368);
COMMENT ON DOMAIN decimal8 IS 'Eight decimal places, at most 92233720368: what the core can hold.';
-- The core counts bands in basis points.
CREATE DOMAIN percentage AS numeric(38, 8) CHECK (VALUE BETWEEN 0 AND 100000 AND VALUE * 100 = trunc(VALUE * 100));
COMMENT ON DOMAIN percentage IS 'Percent, at most two decimal places.';

CREATE TABLE reference_version (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    version bigint NOT NULL CHECK (version >= 0),
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO reference_version (version) VALUES (0);
COMMENT ON TABLE reference_version IS 'One row: how many transactions have changed reference data. Its lock puts writers in a row.';
COMMENT ON COLUMN reference_version.version IS 'Counts up by one with each transaction that changes reference data.';
COMMENT ON COLUMN reference_version.changed_at IS 'When the last change was made, UTC.';

CREATE FUNCTION next_reference_version() RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    transaction_id text := pg_current_xact_id()::text;
    mark text := coalesce(current_setting('trade2026.reference_mark', true), '');
    next_version bigint;
BEGIN
    IF split_part(mark, ':', 1) = transaction_id THEN
        RETURN split_part(mark, ':', 2)::bigint;
    END IF;
    UPDATE reference_version SET version = version + 1, changed_at = clock_timestamp() RETURNING version INTO next_version;
    PERFORM set_config('trade2026.reference_mark', transaction_id || ':' || next_version, true);
    PERFORM pg_notify('reference_data', next_version::text);
    RETURN next_version;
END $$;
COMMENT ON FUNCTION next_reference_version() IS 'The version that this transaction writes: one for all its changes. Tells listeners of reference_data when it commits.';

CREATE FUNCTION stamp_reference_row() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    fixed_column text;
BEGIN
    IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
        RAISE EXCEPTION '%: rows are never deleted, since orders and the core refer to them; set enabled = false', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'UPDATE' THEN
        FOREACH fixed_column IN ARRAY TG_ARGV LOOP
            IF to_jsonb(NEW) -> fixed_column IS DISTINCT FROM to_jsonb(OLD) -> fixed_column THEN
                RAISE EXCEPTION '%.%: must not change, was %, is to become %', TG_TABLE_NAME, fixed_column,
                    to_jsonb(OLD) ->> fixed_column, to_jsonb(NEW) ->> fixed_column
                    USING ERRCODE = 'restrict_violation', HINT = 'Add a new row and set enabled = false on this one.';
            END IF;
        END LOOP;
        NEW.version := OLD.version;
        IF to_jsonb(NEW) = to_jsonb(OLD) THEN
            RETURN OLD;
        END IF;
    END IF;
    NEW.version := next_reference_version();
    RETURN NEW;
END $$;
COMMENT ON FUNCTION stamp_reference_row() IS 'Gives a changed row its version; an update that changes nothing keeps the old one. Arguments: columns that must not change.';

CREATE TABLE audit_log (
    audit_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    occurred_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    action text NOT NULL CHECK (action IN ('insert', 'update')),
    subject text NOT NULL,
    reference_version bigint NOT NULL,
    old_row jsonb,
    new_row jsonb NOT NULL
);
CREATE INDEX audit_log_by_time ON audit_log (occurred_at);
COMMENT ON TABLE audit_log IS 'Each change of reference data: append only.';
COMMENT ON COLUMN audit_log.actor IS 'Operator named by the setting trade2026.operator, else the database role.';
COMMENT ON COLUMN audit_log.subject IS 'Table that was changed.';
COMMENT ON COLUMN audit_log.reference_version IS 'Version that the change belongs to.';
COMMENT ON COLUMN audit_log.old_row IS 'The row before, without secrets; null when it is new.';
COMMENT ON COLUMN audit_log.new_row IS 'The row after, without secrets.';

CREATE FUNCTION note_in_audit_log() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) = to_jsonb(OLD) THEN
        RETURN NULL;
    END IF;
    INSERT INTO audit_log (actor, action, subject, reference_version, old_row, new_row)
    VALUES (
        coalesce(nullif(current_setting('trade2026.operator', true), ''), session_user),
        lower(TG_OP),
        TG_TABLE_NAME,
        next_reference_version(),
        CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) - 'password_hash' END,
        to_jsonb(NEW) - 'password_hash');
    RETURN NULL;
END $$;

CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: rows are written once and never changed', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', HINT = TG_ARGV[0];
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('A correction is a new row.');

-- Who trades

CREATE TABLE firms (
    firm_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name party_name NOT NULL UNIQUE,
    base_currency currency_code NOT NULL,
    loosening_needs_approver boolean NOT NULL DEFAULT true,
    enabled boolean NOT NULL DEFAULT true,
    version bigint NOT NULL
);
COMMENT ON TABLE firms IS 'The house, uppermost node of limits.';
COMMENT ON COLUMN firms.base_currency IS 'Currency of all money limits and exposures of the firm.';
COMMENT ON COLUMN firms.loosening_needs_approver IS 'Whether a limit is loosened only with a second operator.';
COMMENT ON COLUMN firms.enabled IS 'False: new orders are refused.';
COMMENT ON COLUMN firms.version IS 'Reference data version of the last change of this row.';

CREATE TABLE clients (
    client_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    firm_id integer NOT NULL REFERENCES firms,
    name party_name NOT NULL UNIQUE,
    enabled boolean NOT NULL DEFAULT true,
    version bigint NOT NULL
);
COMMENT ON TABLE clients IS 'Institutions that send orders.';
COMMENT ON COLUMN clients.enabled IS 'False: new orders are refused.';
COMMENT ON COLUMN clients.version IS 'Reference data version of the last change of this row.';

CREATE TABLE accounts (
    account_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client_id integer NOT NULL REFERENCES clients,
    name party_name NOT NULL UNIQUE,
    enabled boolean NOT NULL DEFAULT true,
    version bigint NOT NULL
);
COMMENT ON TABLE accounts IS 'What a client books into: Account(1).';
COMMENT ON COLUMN accounts.enabled IS 'False: new orders are refused.';
COMMENT ON COLUMN accounts.version IS 'Reference data version of the last change of this row.';

CREATE TABLE traders (
    trader_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client_id integer NOT NULL REFERENCES clients,
    name party_name NOT NULL UNIQUE,
    enabled boolean NOT NULL DEFAULT true,
    version bigint NOT NULL
);
COMMENT ON TABLE traders IS 'Persons of a client: SenderSubID(50). With one row for a client, others that are named are refused.';
COMMENT ON COLUMN traders.enabled IS 'False: orders that name this trader are refused.';
COMMENT ON COLUMN traders.version IS 'Reference data version of the last change of this row.';

-- When it is traded

CREATE TABLE calendars (
    calendar_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name party_name NOT NULL UNIQUE,
    time_zone text NOT NULL CHECK (time_zone ~ '^(UTC|[A-Z][A-Za-z]+(/[A-Z][A-Za-z_-]+)+)$'
        AND timezone(time_zone, timestamp '2026-01-01') IS NOT NULL),
    weekdays integer[] NOT NULL DEFAULT '{1,2,3,4,5}' CHECK (weekdays <@ '{1,2,3,4,5,6,7}' AND cardinality(weekdays) > 0
        AND array_position(weekdays, NULL) IS NULL),
    opens_at time NOT NULL DEFAULT '00:00' CHECK (opens_at < '24:00'),
    closes_at time CHECK (closes_at > opens_at AND closes_at < '24:00'),
    version bigint NOT NULL
);
COMMENT ON TABLE calendars IS 'On which days and until when instruments trade. The core is not told: it hears of a new trading day by command.';
COMMENT ON COLUMN calendars.name IS 'Market identifier code (ISO 10383) where there is one.';
COMMENT ON COLUMN calendars.time_zone IS 'Name in the time zone database, in which days and times are meant.';
COMMENT ON COLUMN calendars.weekdays IS 'Days of the week with trading, 1 for Monday to 7 for Sunday.';
COMMENT ON COLUMN calendars.opens_at IS 'When trading begins.';
COMMENT ON COLUMN calendars.closes_at IS 'When trading ends on an ordinary day; null: at its midnight.';
COMMENT ON COLUMN calendars.version IS 'Reference data version of the last change of this row.';

CREATE TABLE calendar_days (
    calendar_id integer NOT NULL REFERENCES calendars,
    day date NOT NULL CHECK (day BETWEEN '1970-01-01' AND '9999-12-31'),
    closes_at time CHECK (closes_at > '00:00' AND closes_at < '24:00'),
    note text NOT NULL CHECK (note <> ''),
    enabled boolean NOT NULL DEFAULT true,
    version bigint NOT NULL,
    PRIMARY KEY (calendar_id, day)
);
COMMENT ON TABLE calendar_days IS 'Days that are not as their day of the week says. Years that nobody has entered have none.';
COMMENT ON COLUMN calendar_days.closes_at IS 'When trading ends on this day, which then is a trading day; null: no trading.';
COMMENT ON COLUMN calendar_days.note IS 'Which holiday it is, or why it is shorter.';
COMMENT ON COLUMN calendar_days.enabled IS 'False: the day is as any other.';
COMMENT ON COLUMN calendar_days.version IS 'Reference data version of the last change of this row.';

-- What is traded

CREATE TABLE instruments (
    instrument_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    symbol party_name NOT NULL UNIQUE,
    asset_class asset_class_name NOT NULL,
    calendar_id integer NOT NULL REFERENCES calendars,
    currency currency_code NOT NULL,
    tick_size decimal8 NOT NULL CHECK (tick_size > 0),
    lot_size decimal8 NOT NULL CHECK (lot_size > 0),
    min_qty decimal8 NOT NULL DEFAULT 0 CHECK (min_qty >= 0),
    multiplier decimal8 NOT NULL DEFAULT 1 CHECK (multiplier > 0),
    fx_to_base decimal8 NOT NULL DEFAULT 1 CHECK (fx_to_base > 0),
    reference_price decimal8 CHECK (reference_price > 0),
    band_pct percentage NOT NULL,
    passive_band_pct percentage NOT NULL DEFAULT 0,
    market_buffer_pct percentage NOT NULL DEFAULT 5,
    stale_haircut_pct percentage NOT NULL DEFAULT 10,
    enabled boolean NOT NULL DEFAULT true,
    version bigint NOT NULL,
    CHECK (multiplier * fx_to_base <= 92233720368)
);
COMMENT ON TABLE instruments IS 'What may be traded, in which steps, and how it is valued.';
COMMENT ON COLUMN instruments.symbol IS 'Symbol(55).';
COMMENT ON COLUMN instruments.asset_class IS 'Group over which limits of a class add up; never changes.';
COMMENT ON COLUMN instruments.calendar_id IS 'When it trades.';
COMMENT ON COLUMN instruments.currency IS 'Currency of prices.';
COMMENT ON COLUMN instruments.tick_size IS 'Step of Price(44) and StopPx(99), in the currency.';
COMMENT ON COLUMN instruments.lot_size IS 'Step of OrderQty(38).';
COMMENT ON COLUMN instruments.min_qty IS 'Smallest OrderQty(38); 0: none.';
COMMENT ON COLUMN instruments.multiplier IS 'Units of the underlying per contract; 1 for shares.';
COMMENT ON COLUMN instruments.fx_to_base IS 'Units of the firm''s base currency for one unit of the currency.';
COMMENT ON COLUMN instruments.reference_price IS 'Previous close, adjusted for corporate actions, in the currency; null: none.';
COMMENT ON COLUMN instruments.band_pct IS 'PT-03: how far an aggressive price may be from the reference price, percent.';
COMMENT ON COLUMN instruments.passive_band_pct IS 'PT-03: the same for a passive price, percent; 0: not checked.';
COMMENT ON COLUMN instruments.market_buffer_pct IS 'What is added to the price at which an order without one is valued, percent.';
COMMENT ON COLUMN instruments.stale_haircut_pct IS 'What is added to a stale price in valuation, percent.';
COMMENT ON COLUMN instruments.enabled IS 'False: new orders are refused.';
COMMENT ON COLUMN instruments.version IS 'Reference data version of the last change of this row.';

CREATE TABLE venues (
    venue_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name venue_name NOT NULL UNIQUE,
    session_id integer NOT NULL UNIQUE CHECK (session_id > 0),
    enabled boolean NOT NULL DEFAULT true,
    version bigint NOT NULL
);
COMMENT ON TABLE venues IS 'Where orders go.';
COMMENT ON COLUMN venues.name IS 'As ExDestination(100) and the session files name it.';
COMMENT ON COLUMN venues.session_id IS 'Number, in its session file, of the FIX session that leads there.';
COMMENT ON COLUMN venues.enabled IS 'False: routes pass it by.';
COMMENT ON COLUMN venues.version IS 'Reference data version of the last change of this row.';

CREATE TABLE routes (
    route_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    instrument_id integer REFERENCES instruments,
    venue_id integer NOT NULL REFERENCES venues,
    enabled boolean NOT NULL DEFAULT true,
    version bigint NOT NULL,
    UNIQUE NULLS NOT DISTINCT (instrument_id, venue_id)
);
COMMENT ON TABLE routes IS 'Where orders of an instrument go: its own routes before the default. Of several that are enabled the lowest route_id counts.';
COMMENT ON COLUMN routes.instrument_id IS 'The instrument; null in a default route.';
COMMENT ON COLUMN routes.enabled IS 'False: orders do not go this way.';
COMMENT ON COLUMN routes.version IS 'Reference data version of the last change of this row.';

-- Who operates

CREATE TABLE operators (
    name party_name PRIMARY KEY,
    role text NOT NULL CHECK (role IN ('ops', 'risk', 'desk', 'compliance', 'trader', 'system')),
    password_hash text CHECK (password_hash ~ '^pbkdf2-sha256\$[0-9]+\$[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+$'),
    enabled boolean NOT NULL DEFAULT true,
    version bigint NOT NULL,
    CHECK (role <> 'system' OR password_hash IS NULL)
);
COMMENT ON TABLE operators IS 'Whoever may act on the running system; each action names one of them.';
COMMENT ON COLUMN operators.role IS 'What the operator may do; system is the program itself.';
COMMENT ON COLUMN operators.password_hash IS 'pbkdf2-sha256$ITERATIONS$SALT$HASH, both base64; null: cannot log on.';
COMMENT ON COLUMN operators.enabled IS 'False: can neither log on nor be named as author or approver.';
COMMENT ON COLUMN operators.version IS 'Reference data version of the last change of this row.';

-- The triggers of all of them; arguments are the columns that never change.

CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OR DELETE ON firms FOR EACH ROW EXECUTE FUNCTION stamp_reference_row('firm_id', 'base_currency');
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OR DELETE ON clients FOR EACH ROW EXECUTE FUNCTION stamp_reference_row('client_id', 'firm_id');
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OR DELETE ON accounts FOR EACH ROW EXECUTE FUNCTION stamp_reference_row('account_id', 'client_id');
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OR DELETE ON traders FOR EACH ROW EXECUTE FUNCTION stamp_reference_row('trader_id', 'client_id');
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OR DELETE ON calendars FOR EACH ROW EXECUTE FUNCTION stamp_reference_row('calendar_id');
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OR DELETE ON calendar_days FOR EACH ROW EXECUTE FUNCTION stamp_reference_row('calendar_id', 'day');
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OR DELETE ON instruments FOR EACH ROW EXECUTE FUNCTION stamp_reference_row('instrument_id', 'asset_class');
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OR DELETE ON venues FOR EACH ROW EXECUTE FUNCTION stamp_reference_row('venue_id');
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OR DELETE ON routes FOR EACH ROW EXECUTE FUNCTION stamp_reference_row('route_id', 'instrument_id', 'venue_id');
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OR DELETE ON operators FOR EACH ROW EXECUTE FUNCTION stamp_reference_row('name');

DO $$
DECLARE
    reference_table text;
BEGIN
    FOREACH reference_table IN ARRAY ARRAY['firms', 'clients', 'accounts', 'traders', 'calendars', 'calendar_days',
            'instruments', 'venues', 'routes', 'operators'] LOOP
        EXECUTE format('CREATE TRIGGER keep BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION stamp_reference_row()', reference_table);
        EXECUTE format('CREATE TRIGGER audit AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION note_in_audit_log()', reference_table);
    END LOOP;
END $$;

INSERT INTO operators (name, role) VALUES ('system', 'system');
