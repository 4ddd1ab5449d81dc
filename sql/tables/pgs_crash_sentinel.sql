-- One row for each UNLOGGED change buffer. A crash, or a promotion, empties this table together with those buffers, so a
-- buffer without its row has lost changes.
CREATE UNLOGGED TABLE pgstream.pgs_crash_sentinel (
    buffer_id bigint PRIMARY KEY REFERENCES pgstream.pgs_change_buffers ON DELETE CASCADE
);
