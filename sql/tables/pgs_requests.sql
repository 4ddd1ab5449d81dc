-- What was asked of pg_stream by SQL in a database without PL/Java; the background job does it. What is said of stream tables
-- holds for the source in requests of the verb alter_source.
--   verb            the function that was called
--   schema_name, table_name  the stream table, as the caller's search_path has it
--   relid           its table when the request was made; for a new one the empty table that holds its name
--   touches         tables that the request has to do with: two requests that share one are served in their order
--   arguments       of the function, but the name
--   settings        of the caller's session: search_path, and what a query's results or captures depend on
--   requested_by    the role that called the function, with whose rights the job acts
--   requested_xid   the transaction that made the request
--   status          REQUESTED until the job has served it, then DONE or FAILED
--   result          of the verb, where it has one
--   sqlstate, error of a failed request
CREATE TABLE pgstream.pgs_requests (
    request_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    verb text NOT NULL CHECK (verb IN ('create', 'create_or_replace', 'alter', 'alter_source', 'drop', 'refresh', 'resume', 'suspend')),
    schema_name name NOT NULL,
    table_name name NOT NULL,
    relid regclass,
    touches regclass[] NOT NULL,
    arguments jsonb NOT NULL,
    settings jsonb NOT NULL,
    requested_by regrole NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    requested_xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    status text NOT NULL DEFAULT 'REQUESTED' CHECK (status IN ('REQUESTED', 'DONE', 'FAILED')),
    served_at timestamptz,
    result text,
    sqlstate text,
    error text
);
CREATE INDEX pgs_requests_pending ON pgstream.pgs_requests (request_id) WHERE status = 'REQUESTED';
CREATE INDEX pgs_requests_name ON pgstream.pgs_requests (table_name, schema_name, request_id);
