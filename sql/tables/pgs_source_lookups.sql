-- What the refreshes of each stream table look up in its sources: explain_stream_table names the indexes that would help.
--   columns  numbers of the source's columns, ascending
CREATE TABLE pgstream.pgs_source_lookups (
    pgs_id bigint NOT NULL REFERENCES pgstream.pgs_stream_tables ON DELETE CASCADE,
    source_relid regclass NOT NULL,
    columns smallint[] NOT NULL,
    PRIMARY KEY (pgs_id, source_relid, columns)
);
