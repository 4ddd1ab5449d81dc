-- The statements of each stream table, generated when its definition was compiled.
--   kind     FULL (in the order of position), STAGING (the same by a parallel plan: compute, apply, drop), DELTA, or
--            STATE: the result to keep to where the query allows several
--   changed  for DELTA: the sources whose changes it applies, ascending
--   behind   for DELTA: the sources of which it reads the backlog, too, ascending
CREATE TABLE pgstream.pgs_refresh_statements (
    pgs_id bigint NOT NULL REFERENCES pgstream.pgs_stream_tables ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('FULL', 'STAGING', 'DELTA', 'STATE')),
    position smallint NOT NULL,
    changed regclass[] NOT NULL,
    behind regclass[] NOT NULL DEFAULT '{}',
    statement text NOT NULL,
    PRIMARY KEY (pgs_id, kind, position)
);
