-- Function: pgstream.pgs_is_parallel(statement)
--   Tells whether PostgreSQL would execute a statement by a parallel plan, with the present settings and statistics.
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_is_parallel(statement text) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    line text;
BEGIN
    IF pg_catalog.current_setting('max_parallel_workers_per_gather')::integer > 0 THEN
        FOR line IN EXECUTE 'EXPLAIN ' || statement LOOP
            IF line ~ '^ *Workers Planned: ' THEN
                RETURN true;
            END IF;
        END LOOP;
    END IF;
    RETURN false;
END
$$;
