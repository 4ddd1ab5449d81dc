-- One row for each captured source; its changes are in pgstream_changes.changes_<buffer_id>, and those that only slow
-- consumers still await in pgstream_changes.changes_<buffer_id>_backlog.
--   columns   numbers of the captured columns, which are the columns c<number> of the buffer
--   children  partitions or inheritance children that carry triggers too
--   trigger_mode  what its triggers are called for: each statement, or each row
--   unlogged  whether a crash empties the buffer (see pgs_crash_sentinel)
--   triggers  fingerprint of the triggers on all of them
--   shape     fingerprint of the captured columns; NULL when they have changed
--   backlog   a snapshot that shows whatever is in the backlog; NULL when that is empty
CREATE TABLE pgstream.pgs_change_buffers (
    buffer_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_relid regclass NOT NULL UNIQUE,
    columns smallint[] NOT NULL,
    children regclass[] NOT NULL,
    trigger_mode text NOT NULL DEFAULT 'statement' CHECK (trigger_mode IN ('statement', 'row')),
    unlogged boolean NOT NULL DEFAULT false,
    triggers text,
    shape text,
    backlog pg_snapshot
);
