-- Procedure: pgstream.wait_for(name, timeout)
--   Waits until all that was requested for a stream table is done, and fails with the error of what failed. It commits
--   between its looks, so that it holds no snapshot while it waits, and can't be called within a transaction. Where Java
--   runs in the database nothing is ever requested, and it returns at once.
-- Parameters:
--   timeout  how long to wait; the requests stay when it is over
-- Tables directly manipulated: none
CREATE OR REPLACE PROCEDURE pgstream.wait_for(name text, timeout interval DEFAULT '5 minutes')
LANGUAGE plpgsql AS $$
DECLARE
    wanted record := pgstream.pgs_requests_of(name);
    deadline timestamptz := pg_catalog.clock_timestamp() + pgstream.pgs_given('timeout', timeout);
    failed record;
BEGIN
    IF wanted.last_id IS NULL AND NOT EXISTS (
            SELECT FROM pgstream.pgs_stream_tables s WHERE s.relid = pg_catalog.to_regclass(name)) THEN
        RAISE EXCEPTION 'stream table % does not exist, and nobody has requested it', name
            USING ERRCODE = 'undefined_table';
    END IF;
    IF EXISTS (SELECT FROM pgstream.pgs_requests r
               WHERE r.request_id BETWEEN wanted.first_id AND wanted.last_id AND r.status = 'REQUESTED'
                 AND r.requested_xid = pg_catalog.pg_current_xact_id_if_assigned()) THEN
        RAISE EXCEPTION 'stream table %: the request for it is not committed yet; commit, and then wait', name
            USING ERRCODE = 'active_sql_transaction';
    END IF;
    WHILE EXISTS (SELECT FROM pgstream.pgs_requests r
                  WHERE r.request_id BETWEEN wanted.first_id AND wanted.last_id AND r.status = 'REQUESTED'
                    AND r.schema_name = wanted.schema_name AND r.table_name = wanted.table_name) LOOP
        IF pg_catalog.clock_timestamp() >= deadline THEN
            RAISE EXCEPTION 'stream table %: what was requested is not done after %; the request stays', name, timeout
                USING ERRCODE = 'query_canceled', HINT = 'Is ''pgstream worker'' running for this database?';
        END IF;
        COMMIT;
        PERFORM pg_catalog.pg_sleep(0.02);
    END LOOP;
    SELECT r.sqlstate, r.error INTO failed
    FROM pgstream.pgs_requests r
    WHERE r.request_id BETWEEN wanted.first_id AND wanted.last_id AND r.status = 'FAILED'
      AND r.schema_name = wanted.schema_name AND r.table_name = wanted.table_name
    ORDER BY r.request_id
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = failed.sqlstate, MESSAGE = failed.error;
    END IF;
END
$$;
