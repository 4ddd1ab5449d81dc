-- Function: pgstream.pgs_capture_triggers(buffer, tables)
--   Takes a fingerprint of a buffer's capture triggers. A trigger that was disabled, or dropped, and is back has another row
--   version.
-- Parameters:
--   buffer  the buffer's number
--   tables  the source and its descendants
-- Returns: the fingerprint; NULL without triggers
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_capture_triggers(buffer bigint, tables oid[]) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT md5(string_agg(concat_ws(' ', t.oid, t.xmin, t.tgrelid), ',' ORDER BY t.oid)) FROM pg_trigger t
        WHERE t.tgrelid = ANY (tables) AND t.tgenabled = 'A' AND starts_with(t.tgname, 'pgs_capture_' || buffer || '_'));
END
$$;
