-- Function: pgstream.pgs_count_statement(buffer, behind, share, stale)
--   Makes the query that counts what a stream table has not consumed of one source's changes. For pgs_pending_changes, which
--   sets the search path.
-- Parameters:
--   buffer  the change buffer's number
--   behind  whether to read its backlog, too
--   share   the share of their pages that is read
--   stale   whether the transaction's snapshot may be older than a TRUNCATE of them
-- Returns: a query with the parameters frontier, stream table, current transaction and buffer; its columns are added rows,
--   removed rows, markers of a TRUNCATE, rows seen before, whether the transaction made some of them, whether the backlog is
--   to be read by now, and whether a TRUNCATE has removed some
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_count_statement(buffer bigint, behind boolean, share double precision, stale boolean)
RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    recent text := 'pgstream_changes.changes_' || buffer;
    sample text := CASE WHEN share < 1 THEN format(' TABLESAMPLE SYSTEM (%s)', 100 * share) ELSE '' END;
    pending CONSTANT text := 'NOT pg_visible_in_snapshot(__pgs_xid, $1) AND (__pgs_seen IS NULL OR $2 <> ALL (__pgs_seen))';
    other_file CONSTANT text := '(SELECT f.relfilenode FROM pg_class AS f WHERE f.oid = %1$L::regclass)'
        ' IS DISTINCT FROM pg_relation_filenode(%1$L::regclass)';
    rows text;
    emptied text := 'false';
BEGIN
    -- OFFSET keeps the condition from being tested for each count.
    rows := format('SELECT __pgs_w, __pgs_xid = $3 AS own, %s AS news FROM ONLY %s%s OFFSET 0', pending, recent, sample);
    IF behind THEN
        rows := format('(%s) UNION ALL SELECT __pgs_w, __pgs_xid = $3, true FROM %s_backlog%s'
            ' WHERE __pgs_xid >= pg_snapshot_xmin($1) AND %s', rows, recent, sample, pending);
    END IF;
    IF stale THEN
        emptied := format(other_file, recent)
            || CASE WHEN behind THEN ' OR ' || format(other_file, recent || '_backlog') ELSE '' END;
    END IF;
    RETURN format('SELECT count(*) FILTER (WHERE news AND __pgs_w > 0), count(*) FILTER (WHERE news AND __pgs_w < 0),'
        ' count(*) FILTER (WHERE news AND __pgs_w = 0), count(*) FILTER (WHERE NOT news),'
        ' coalesce(bool_or(news AND own), false),'
        ' (SELECT coalesce(NOT pgstream.pgs_covers($1, b.backlog), false)'
        ' FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id = $4), %s FROM (%s) AS c', emptied, rows);
END
$$;
