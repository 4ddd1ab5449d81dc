-- pgstream holds the API and the catalog, pgstream_changes everything generated: change buffers, trigger functions and
-- definition views. Nobody but the installing role may look into the buffers, which hold sources' rows.
CREATE SCHEMA pgstream;
CREATE SCHEMA pgstream_changes;
