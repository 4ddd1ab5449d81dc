-- Function: pgstream.pgs_unpin(before)
--   Gives the transaction back the settings that pgs_pin has taken from it. After an error there is no need for it.
-- Parameters:
--   before  what pgs_pin returned
-- Returns: nothing
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_unpin(before text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF before IS NOT NULL THEN
        PERFORM pg_catalog.set_config(s.key, s.value, true) FROM pg_catalog.jsonb_each_text(before::pg_catalog.jsonb) AS s;
    END IF;
END
$$;
