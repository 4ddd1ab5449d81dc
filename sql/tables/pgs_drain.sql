-- One row while the background job is to start nothing (pgstream drain), else none.
--   drained_at  when a worker has found that nothing of its own runs any more
CREATE TABLE pgstream.pgs_drain (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    requested_by name NOT NULL DEFAULT session_user,
    requested_at timestamptz NOT NULL DEFAULT now(),
    drained_at timestamptz
);
