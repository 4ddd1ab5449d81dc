-- Every setting: its default, its value in this session and what it does. Set them with SET, ALTER ROLE or ALTER DATABASE.
CREATE OR REPLACE VIEW pgstream.settings AS
SELECT s.name,
       s.default_value,
       coalesce(nullif(current_setting(s.name, true), ''), s.default_value) AS value,
       s.meaning
FROM (VALUES
    ('pg_stream.cdc_trigger_mode', 'statement',
     'How new captures record changes: statement (one trigger call a statement) or row (one a row).'),
    ('pg_stream.change_buffer_unlogged', 'off',
     'Whether new change buffers are UNLOGGED: cheaper bulk writes, and a full refresh after a crash.'),
    ('pg_stream.differential_max_change_ratio', '0.10',
     'AUTO refreshes in full when more than this share of a source''s rows changed, until it has measured what is better.'),
    ('pg_stream.history_retention', '7 days',
     'How long the worker keeps the history of refreshes, as an interval.'),
    ('pg_stream.max_backlog_mb', '1024',
     'When a change buffer is larger, stream tables that keep it so are turned to a full refresh.'),
    ('pg_stream.max_concurrent_refreshes', '4',
     'How many refreshes the worker runs at a time in a database.'),
    ('pg_stream.max_consecutive_errors', '3',
     'After so many scheduled refreshes in a row that failed, a stream table''s status is ERROR, and scheduled ones end.'),
    ('pg_stream.max_delta_mb', '1024',
     'AUTO refreshes in full when applying the changes would take about more than so many MB of memory.'),
    ('pg_stream.merge_work_mem_max_mb', '256',
     'Up to so many MB work_mem is raised for a change that needs more than the session has.')
) AS s (name, default_value, meaning);
