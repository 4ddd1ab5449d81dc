-- The last pgstream.tick() that found something due; one row, none before the first.
CREATE TABLE pgstream.pgs_ticks (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    last_tick timestamptz NOT NULL
);
