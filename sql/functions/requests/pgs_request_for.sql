-- Function: pgstream.pgs_request_for(name, verb, arguments)
--   Makes a request for the stream table that the caller names and owns.
-- Returns: nothing
-- Tables directly manipulated: pgs_requests
CREATE OR REPLACE FUNCTION pgstream.pgs_request_for(name text, verb text, arguments jsonb DEFAULT '{}') RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    owned record := pgstream.pgs_owned(name);
BEGIN
    PERFORM pgstream.pgs_request(verb, owned.schema_name, owned.table_name, owned.relid,
        pgstream.pgs_read_by(owned.relid), arguments);
END
$$;
