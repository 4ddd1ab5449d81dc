-- Function: pgstream.pgs_clean(buffers, consumer, seen_up_to)
--   Deletes from change buffers, after a refresh that has read them, what no consumer needs any more.
-- Parameters:
--   buffers     their numbers
--   consumer    the stream table that was refreshed
--   seen_up_to  where that one's frontier ended before
-- Returns: the numbers of those with a backlog that nobody needs any more
-- Tables directly manipulated: the change buffers, pgstream.pgs_frontiers
CREATE OR REPLACE FUNCTION pgstream.pgs_clean(buffers bigint[], consumer bigint, seen_up_to bigint) RETURNS bigint[]
LANGUAGE plpgsql AS $$
DECLARE
    buffer bigint;
    awaited boolean;
    backlog_seen boolean;
    seen bigint[] := '{}';
BEGIN
    FOREACH buffer IN ARRAY buffers LOOP
        SELECT s.awaited, s.backlog_seen INTO awaited, backlog_seen
        FROM pgstream.pgs_standing(buffer, consumer, seen_up_to) AS s;
        IF NOT awaited THEN
            PERFORM pgstream.pgs_delete_seen(buffer);
        END IF;
        IF backlog_seen THEN
            seen := pg_catalog.array_append(seen, buffer);
        END IF;
    END LOOP;
    RETURN seen;
END
$$;
