-- pgstream holds the API and the catalog, pgstream_changes everything generated: change buffers, trigger functions and
-- definition views. Nobody but the installing role may look into the buffers, which hold sources' rows.
CREATE SCHEMA pgstream;
CREATE SCHEMA pgstream_changes;
-- pgstream_roles holds one function for each role that statements are executed as. Nobody but the installing role may use it:
-- those roles own the functions, and would else alter them.
CREATE SCHEMA pgstream_roles;
