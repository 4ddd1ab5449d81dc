-- Function: pgstream.pgs_last_request(relation)
-- Returns: the verb of the latest request for a stream table that is still to be served; NULL if there is none
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_last_request(relation oid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT verb FROM pgstream.pgs_requests
WHERE relid = relation AND status = 'REQUESTED' AND verb <> 'alter_source' ORDER BY request_id DESC LIMIT 1
$$;
