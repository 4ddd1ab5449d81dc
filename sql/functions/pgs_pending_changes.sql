-- Function: pgstream.pgs_pending_changes(id, how)
--   Counts what a stream table has not consumed yet of the changes of each captured source. An empty buffer costs a look at
--   its size, and a backlog that has nothing for this one is not read, nor locked.
-- Parameters:
--   id   the stream table's number
--   how  'exactly'; 'roughly': reckoned from some pages of those buffers that are large, in which counting takes longer than
--        a millisecond; 'unless much': not at all where there is such a one
-- Returns:
--   found    whether there is anything
--   sources  for each source, by OID: buffer, source, added and removed rows, markers of a TRUNCATE, rows that the source has
--            by the planner's statistics (negative if it was never analysed), where the frontier's transaction numbers end
--            (0 without a frontier), change rows that it has seen and others await, whether its backlog is to be read,
--            whether the transaction itself made some of the changes, and bytes of the buffer; with commas between. NULL if
--            they were not counted
-- Errors: 40001 where rows that the snapshot of the whole transaction shows are gone, for a TRUNCATE shows to older snapshots,
--   too: the catalog as that snapshot shows it then names another file than is read
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_pending_changes(id bigint, how text, OUT found boolean, OUT sources text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    much CONSTANT bigint := 2 << 20;
    sampled CONSTANT bigint := 512 << 10;
    recent_only CONSTANT boolean := current_setting('transaction_isolation') = 'read committed';
    seen pg_snapshot := (SELECT f.frontier FROM pgstream.pgs_frontiers f WHERE f.pgs_id = id);
    buffer bigint;
    relid oid;
    rows real;
    size bigint;
    behind boolean;
    behind_now boolean;
    share double precision;
    emptied boolean;
    own boolean;
    added bigint;
    removed bigint;
    marks bigint;
    passed bigint;
BEGIN
    found := false;
    sources := '';
    FOREACH buffer IN ARRAY coalesce((
        SELECT array_agg(d.buffer_id ORDER BY d.source_relid) FROM pgstream.pgs_dependencies d
        WHERE d.pgs_id = id AND d.buffer_id IS NOT NULL), '{}')
    LOOP
        -- The size comes first: what is moved to the backlog after that was still in the buffer.
        size := coalesce(pg_relation_size(to_regclass('pgstream_changes.changes_' || buffer)), 0);
        SELECT b.source_relid, coalesce(c.reltuples, -1), coalesce(NOT pgstream.pgs_covers(seen, b.backlog), false)
        INTO relid, rows, behind
        FROM pgstream.pgs_change_buffers b LEFT JOIN pg_class c ON c.oid = b.source_relid WHERE b.buffer_id = buffer;
        IF behind THEN
            size := size + pg_relation_size(to_regclass('pgstream_changes.changes_' || buffer || '_backlog'));
        END IF;
        IF size > much AND how = 'unless much' THEN
            found := NULL;
            sources := NULL;
            RETURN;
        END IF;
        added := 0;
        removed := 0;
        marks := 0;
        passed := 0;
        own := false;
        share := CASE WHEN how = 'roughly' AND size > much THEN sampled::double precision / size ELSE 1 END;
        WHILE size > 0 OR behind OR NOT recent_only LOOP
            EXECUTE pgstream.pgs_count_statement(buffer, behind, share, NOT recent_only)
            INTO added, removed, marks, passed, own, behind_now, emptied
            USING seen, id, pg_current_xact_id_if_assigned(), buffer;
            IF emptied THEN
                RAISE EXCEPTION 'changes that this transaction''s snapshot shows were consumed and removed since; try again'
                    USING ERRCODE = 'serialization_failure';
            END IF;
            -- Changes may have been moved to the backlog since.
            EXIT WHEN behind OR NOT behind_now;
            behind := true;
        END LOOP;
        found := found OR added + removed + marks > 0;
        sources := concat(sources, CASE WHEN sources <> '' THEN ',' END, concat_ws(' ', buffer, relid,
            floor(added / share)::bigint, floor(removed / share)::bigint, marks, rows,
            coalesce(pg_snapshot_xmax(seen)::text, '0'), floor(passed / share)::bigint, behind, own, size));
    END LOOP;
END
$$;
