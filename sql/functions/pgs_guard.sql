-- Trigger function: pgstream.pgs_guard()
--   Refuses writes to a stream table by anything but its refresh. What lets a refresh pass is its transaction's number in
--   pgs_frontiers, which only pg_stream may write; no setting does.
-- Tables directly manipulated: none; reads pgstream.pgs_frontiers
CREATE OR REPLACE FUNCTION pgstream.pgs_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM pgstream.pgs_frontiers
                   WHERE relid = TG_RELID AND writer_xid = pg_current_xact_id_if_assigned()) THEN
        RAISE EXCEPTION 'stream table %.% can not be written directly', TG_TABLE_SCHEMA, TG_TABLE_NAME
            USING ERRCODE = 'object_not_in_prerequisite_state',
                  HINT = 'Write to the tables that its query reads; the next refresh brings the change here.';
    END IF;
    RETURN NULL;
END
$$;
