-- Function: pgstream.pgs_check_schedule(schedule)
--   Fails if a text is not shaped like a schedule. Whether a cron expression makes sense shows when the job reads it.
-- Returns: nothing
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_check_schedule(schedule text) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF lower(btrim(schedule)) !~ '^(manual|calculated|(?=.)(\d+h)?(\d+m)?(\d+s)?(\d+ms)?|@[a-z]+|\S+(\s+\S+){4,5})$' THEN
        RAISE EXCEPTION 'the schedule ''%'' is neither an interval like 500ms, 5s, 1m or 1h30m, nor a cron expression '
            'like ''0 3 * * *'' or ''@hourly'', nor ''calculated'' or ''manual''', schedule
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
END
$$;
