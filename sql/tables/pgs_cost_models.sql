-- What the refreshes of each stream table have taught: AUTO chooses by it between DIFFERENTIAL and FULL.
--   refreshes           how many there were
--   probe_credit_ms     what may be spent on trying the other action
--   probe_patience      how much more than its price the next try waits for; grows with each that was in vain
--   last_probe          the number of the refresh that was the last try
--   last_action         what was last done that was no try
--   samples             the latest refreshes of each class of like ones, each an array: kind (0 first fill, 1 FULL,
--                       2 DIFFERENTIAL), number of the set of changed sources, changed rows, rows of sources and result,
--                       milliseconds, number of the refresh
--   partition_columns   of the partitions or groups that are computed anew when one of their rows changes; NULL where none are
CREATE TABLE pgstream.pgs_cost_models (
    pgs_id bigint PRIMARY KEY REFERENCES pgstream.pgs_stream_tables ON DELETE CASCADE,
    refreshes bigint NOT NULL DEFAULT 0,
    probe_credit_ms double precision NOT NULL DEFAULT 0,
    probe_patience integer NOT NULL DEFAULT 1,
    last_probe bigint NOT NULL DEFAULT 0,
    last_action text CHECK (last_action IN ('DIFFERENTIAL', 'FULL')),
    samples double precision[] NOT NULL DEFAULT '{}',
    partition_columns name[]
) WITH (fillfactor = 50);
