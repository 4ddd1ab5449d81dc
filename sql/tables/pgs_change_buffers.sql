-- One row for each captured source; its changes are in pgstream_changes.changes_<buffer_id>.
--   columns   numbers of the captured columns, which are the columns c<number> of the buffer
--   children  partitions or inheritance children that carry triggers too
--   triggers  how many triggers there are on all of them
CREATE TABLE pgstream.pgs_change_buffers (
    buffer_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_relid oid NOT NULL UNIQUE,
    columns smallint[] NOT NULL,
    children oid[] NOT NULL,
    triggers bigint NOT NULL DEFAULT 0
);
