-- One row for each refresh that did or failed to do something; refreshes without changes leave none.
--   action        DIFFERENTIAL or FULL
--   reason        why this action
--   changed_rows  change rows read (an update counts twice); NULL for FULL
--   applied_rows  rows of the stream table written, as far as PostgreSQL tells
--   *_ms          time of each phase in milliseconds: deciding, delta and apply in one statement, cleaning
--   delta_estimate_ms, full_estimate_ms
--                 what AUTO expected of both actions, where it had the choice
--   snapshot      the new frontier
--   initiated_by  call (of a function or command), job (the worker), tick (pgstream.tick) or request (served by the worker)
--   role_name     the session's user
--   error         SQLSTATE and message of a failed refresh
CREATE TABLE pgstream.pgs_refresh_history (
    refresh_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    pgs_id bigint NOT NULL REFERENCES pgstream.pgs_stream_tables ON DELETE CASCADE,
    action text NOT NULL CHECK (action IN ('DIFFERENTIAL', 'FULL')),
    reason text NOT NULL,
    started_at timestamptz NOT NULL,
    changed_rows bigint,
    applied_rows bigint,
    decide_ms double precision,
    apply_ms double precision,
    clean_ms double precision,
    delta_estimate_ms double precision,
    full_estimate_ms double precision,
    snapshot pg_snapshot,
    initiated_by text NOT NULL CHECK (initiated_by IN ('call', 'job', 'tick', 'request')),
    role_name name NOT NULL DEFAULT session_user,
    error text
);
CREATE INDEX pgs_refresh_history_latest ON pgstream.pgs_refresh_history (pgs_id, refresh_id DESC);
