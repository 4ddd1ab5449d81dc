-- Two equal tables; a stream table reads one of them, so the difference between them is what capture costs.
DROP SCHEMA IF EXISTS pgstream_overhead CASCADE;
CREATE SCHEMA pgstream_overhead;
SET search_path = pgstream_overhead;
CREATE TABLE plain (id bigint PRIMARY KEY, a int NOT NULL, b int NOT NULL, c text NOT NULL);
INSERT INTO plain SELECT i, i % 100, i % 7, 'c' || i FROM generate_series(1, 100000) AS i;
CREATE TABLE captured (LIKE plain INCLUDING ALL);
INSERT INTO captured SELECT * FROM plain;
CREATE SEQUENCE plain_ids START 1000000;
CREATE SEQUENCE captured_ids START 1000000;
VACUUM ANALYZE plain;
VACUUM ANALYZE captured;
