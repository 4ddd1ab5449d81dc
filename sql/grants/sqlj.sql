-- PL/Java finds a function's class by reading its own schema with the caller's rights, so without this only superusers
-- could call a Java function. Where PL/Java makes that schema itself it grants the same; CREATE EXTENSION pljava does not.
GRANT USAGE ON SCHEMA sqlj TO PUBLIC;
