-- How far each stream table has consumed its sources' changes.
--   frontier           the snapshot of its last refresh; NULL before the first fill
--   system_identifier  of the cluster that took the snapshot: elsewhere its transaction numbers mean nothing
--   needs_full         why the next refresh must compute everything; NULL as a rule
--   writer_xid         the transaction that is refreshing it now, which alone passes the guard trigger
--   gate               what the last refresh statement found: 0 applied, 1 changes it did not cover, 2 NaN or infinity,
--                      3 a recursion's change that reaches too far
CREATE TABLE pgstream.pgs_frontiers (
    pgs_id bigint PRIMARY KEY REFERENCES pgstream.pgs_stream_tables ON DELETE CASCADE,
    relid regclass,
    frontier pg_snapshot,
    system_identifier bigint,
    needs_full text,
    writer_xid xid8,
    gate smallint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
CREATE INDEX pgs_frontiers_relid ON pgstream.pgs_frontiers (relid);
