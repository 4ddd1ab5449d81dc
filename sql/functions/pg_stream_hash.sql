-- Function: pgstream.pg_stream_hash(text)
--   xxHash64 of the text's UTF-8 bytes, with seed 0.
-- Returns: the 64 bits as a signed number; NULL for NULL
-- Calls: dev.pgstream.engine.hash.XxHash.hash
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pg_stream_hash(text) RETURNS bigint
LANGUAGE java IMMUTABLE STRICT AS 'long=dev.pgstream.pljava.Functions.hash(java.lang.String)';
