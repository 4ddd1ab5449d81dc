-- One row for each stream table. Here and in the other tables relations are of type regclass, which a dump writes as names:
-- another database gives them other OIDs.
--   pgs_id          its number, which names its generated objects
--   relid           the table that users read
--   definition      the view that holds its query (pgstream_changes.definition_<pgs_id>)
--   query           the query as the user wrote it
--   schedule        when it is refreshed: an interval, a cron expression, 'calculated', or NULL for on demand
--   refresh_mode    what the user asked for
--   effective_mode  what a refresh does when something changed: DIFFERENTIAL or FULL
--   mode_reason     why, where AUTO became FULL
--   status          INITIALIZING until it is filled, ACTIVE, SUSPENDED by its owner, ERROR after failures
--   settings        session settings that its query's results depend on, pinned in every refresh
--   plan            the operator tree, for explain
--   definition_digest  fingerprint of the sources and views that the statements were made from
--   consistency     with which others it appears together: diamond, group or none
--   consecutive_errors  scheduled refreshes that failed since the last one that did not
--   last_error      SQLSTATE and message of the last of them
--   last_error_at   when that was
CREATE TABLE pgstream.pgs_stream_tables (
    pgs_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    relid regclass UNIQUE,
    definition regclass,
    query text NOT NULL,
    schedule text,
    refresh_mode text NOT NULL CHECK (refresh_mode IN ('AUTO', 'DIFFERENTIAL', 'FULL')),
    effective_mode text NOT NULL CHECK (effective_mode IN ('DIFFERENTIAL', 'FULL')),
    mode_reason text,
    status text NOT NULL CHECK (status IN ('INITIALIZING', 'ACTIVE', 'SUSPENDED', 'ERROR')),
    settings jsonb NOT NULL,
    plan text,
    definition_digest text,
    consistency text NOT NULL DEFAULT 'diamond' CHECK (consistency IN ('diamond', 'group', 'none')),
    consecutive_errors int NOT NULL DEFAULT 0,
    last_error text,
    last_error_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
);
