-- Function: pgstream.pgs_leftovers()
--   Counts what a statement may leave in the session that would later run, or be found, with the session's own rights:
--   temporary tables, and cursors WITH HOLD, which are read when the transaction commits. Forgets what was prepared by SQL
--   during the present statement, which no rollback does: a driver would execute it, if it has the name of one of its own.
-- Returns: the number of those that can't be forgotten
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_leftovers() RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    prepared text;
BEGIN
    FOR prepared IN
        SELECT p.name FROM pg_prepared_statement() AS p WHERE p.from_sql AND p.prepare_time >= statement_timestamp()
    LOOP
        EXECUTE format('DEALLOCATE %I', prepared);
    END LOOP;
    RETURN (SELECT count(*) FROM pg_cursor() AS c WHERE c.is_holdable)
           + CASE WHEN pg_my_temp_schema() = 0 THEN 0
                  ELSE (SELECT count(*) FROM pg_class AS c WHERE c.relnamespace = pg_my_temp_schema()) END;
END
$$;
