-- Function: pgstream.pgs_known(id)
--   Reads what AUTO decides by.
-- Parameters:
--   id  the stream table's number
-- Returns:
--   change_ratio, max_delta_mb, max_work_mem_mb
--                     the settings pg_stream.differential_max_change_ratio, max_delta_mb and merge_work_mem_max_mb as the
--                     session has them; NULL or empty where they are not set
--   session_work_mem  its work_mem, in bytes
--   result_rows       rows of the stream table, by the planner's statistics; negative if it was never analysed
--   row_bytes         bytes of such a row
--   partitions        how many partitions or groups it has that are computed anew; NULL where none are or nobody knows
--   and those of pgs_cost_models, the samples as an array's text
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_known(
    id bigint, OUT change_ratio text, OUT max_delta_mb text, OUT max_work_mem_mb text, OUT session_work_mem bigint,
    OUT result_rows double precision, OUT row_bytes double precision, OUT partitions double precision,
    OUT refreshes bigint, OUT probe_credit_ms double precision, OUT probe_patience integer, OUT last_probe bigint,
    OUT last_action text, OUT samples text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    SELECT current_setting('pg_stream.differential_max_change_ratio', true),
           current_setting('pg_stream.max_delta_mb', true),
           current_setting('pg_stream.merge_work_mem_max_mb', true),
           pg_size_bytes(current_setting('work_mem')), c.reltuples,
           CASE WHEN c.reltuples > 0
                THEN c.relpages * CAST(current_setting('block_size') AS double precision) / c.reltuples
                ELSE 100 END,
           CASE WHEN m.partition_columns IS NOT NULL THEN pgstream.pgs_partitions(c.oid, m.partition_columns) END,
           m.refreshes, m.probe_credit_ms, m.probe_patience, m.last_probe, m.last_action, m.samples
    INTO change_ratio, max_delta_mb, max_work_mem_mb, session_work_mem, result_rows, row_bytes, partitions,
         refreshes, probe_credit_ms, probe_patience, last_probe, last_action, samples
    FROM pgstream.pgs_stream_tables s
    JOIN pgstream.pgs_cost_models m ON m.pgs_id = s.pgs_id
    JOIN pg_class c ON c.oid = s.relid
    WHERE s.pgs_id = id;
END
$$;
