-- Function: pgstream.pgs_delete_seen(buffer)
--   Deletes those rows of a change buffer that all its consumers have seen; does nothing while a consumer is being added.
--   Under REPEATABLE READ or stricter this leaves the rows to the next refresh: the transaction would not see a new consumer.
-- Parameters:
--   buffer  the change buffer's number
-- Returns: nothing
-- Tables directly manipulated: the change buffer, pgstream.pgs_frontiers
CREATE OR REPLACE FUNCTION pgstream.pgs_delete_seen(buffer bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    seen_by_all text;
    unheeded bigint[];
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed'
       OR NOT pg_try_advisory_xact_lock_shared(hashtextextended('pg_stream buffer', buffer)) THEN
        RETURN;
    END IF;
    SELECT string_agg(c.seen, ' AND ') FILTER (WHERE c.frontier IS NOT NULL),
           (array_agg(c.ids::text) FILTER (WHERE c.frontier IS NULL))[1]::bigint[]
    INTO seen_by_all, unheeded
    FROM pgstream.pgs_consumers(buffer) AS c;
    IF unheeded IS NULL OR pgstream.pgs_touch(unheeded) THEN
        EXECUTE format('DELETE FROM ONLY pgstream_changes.changes_%s WHERE %s', buffer,
            coalesce(seen_by_all, '__pgs_xid < pg_snapshot_xmin(pg_current_snapshot())'));
    END IF;
END
$$;
