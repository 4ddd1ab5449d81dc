-- What each stream table reads.
--   kind       table, partitioned table, stream table, foreign table, materialized view, or view for those between
--   columns    numbers of the columns that the stream table needs of this source
--   buffer_id  the change buffer that it consumes; NULL where it is always recomputed
CREATE TABLE pgstream.pgs_dependencies (
    pgs_id bigint NOT NULL REFERENCES pgstream.pgs_stream_tables ON DELETE CASCADE,
    source_relid regclass NOT NULL,
    kind text NOT NULL,
    columns smallint[] NOT NULL,
    buffer_id bigint REFERENCES pgstream.pgs_change_buffers,
    PRIMARY KEY (pgs_id, source_relid)
);
CREATE INDEX pgs_dependencies_buffer ON pgstream.pgs_dependencies (buffer_id);
CREATE INDEX pgs_dependencies_source ON pgstream.pgs_dependencies (source_relid);
