-- Function: pgstream.pgs_own_message(message)
--   Takes the name of the exception's class off an error message that the Java functions made; PL/Java puts it in front.
--
--   Each function of the API is a PL/pgSQL function with an exception block around the Java function that does its work.
--   It raises such errors anew by this message, and PostgreSQL's own, which pass through Java, as they are. The block is
--   needed for more than messages: a savepoint of PL/Java leaves the wrong resource owner behind, so that without a
--   subtransaction around it the calling query fails or crashes (seen with 1.6.9).
-- Parameters:
--   message  as it came from PL/Java
-- Returns: the message of pg_stream; NULL for an error of PostgreSQL's own
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_own_message(message text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$ SELECT substring(message FROM '^(?:dev\.pgstream|java\.sql)\.[A-Za-z0-9_.$]+: (.*)$') $$;
