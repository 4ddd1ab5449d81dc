-- Function: pgstream.drop_stream_table(name, cascade)
--   Requests that a stream table be dropped.
-- Parameters:
--   cascade  whether to drop the stream tables and views that read it, too
-- Returns: nothing
-- Tables directly manipulated: pgs_requests
CREATE OR REPLACE FUNCTION pgstream.drop_stream_table(name text, cascade boolean DEFAULT false) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_request_for(name, 'drop',
        pg_catalog.jsonb_build_object('cascade', pgstream.pgs_given('cascade', cascade)));
END
$$;
