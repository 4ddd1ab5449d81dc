-- the query, as PostgreSQL prints it
SELECT customers.id,
    customers.name
   FROM shop.customers
EXCEPT ALL
 SELECT visits.hits AS id,
    visits.page AS name
   FROM shop.visits;

-- the stored columns
(SELECT "customers"."id" AS "id", "customers"."name" AS "name" FROM "shop"."customers" AS "customers") EXCEPT ALL (SELECT "id" AS "id", "name" AS "name" FROM (SELECT "visits"."hits" AS "id", "visits"."page" AS "name" FROM "shop"."visits" AS "visits") AS pgs_i);

-- fills the empty table
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
INSERT INTO "shop"."result" ("id", "name")
(SELECT "customers"."id" AS "id", "customers"."name" AS "name" FROM "shop"."customers" AS "customers") EXCEPT ALL (SELECT "id" AS "id", "name" AS "name" FROM (SELECT "visits"."hits" AS "id", "visits"."page" AS "name" FROM "shop"."visits" AS "visits") AS pgs_i);

-- makes the table equal to its query again
WITH pgs_net AS (SELECT "id", "name", sum(__pgs_w) AS __pgs_w FROM (SELECT "id", "name", 1 AS __pgs_w FROM ((SELECT "customers"."id" AS "id", "customers"."name" AS "name" FROM "shop"."customers" AS "customers") EXCEPT ALL (SELECT "id" AS "id", "name" AS "name" FROM (SELECT "visits"."hits" AS "id", "visits"."page" AS "name" FROM "shop"."visits" AS "visits") AS pgs_i)) AS pgs_q UNION ALL SELECT "id", "name", -1 FROM "shop"."result") AS pgs_t GROUP BY "id", "name" HAVING sum(__pgs_w) <> 0),
pgs_leaving AS (SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, "id", "name" FROM pgs_net WHERE __pgs_w < 0),
pgs_found AS (SELECT ctid AS __pgs_at FROM (
  SELECT t.ctid, m.__pgs_copies, row_number() OVER (PARTITION BY m.__pgs_row) AS __pgs_copy
  FROM pgs_leaving AS m JOIN "shop"."result" AS t ON hash_record_extended(ROW(t."id", t."name"), 0) = hash_record_extended(ROW(m."id", m."name"), 0) AND (t."id" = m."id" AND ARRAY[t."name"] = ARRAY[m."name"]) IS TRUE) AS pgs_m
WHERE __pgs_copy <= __pgs_copies),
pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
, pgs_check AS MATERIALIZED (
  SELECT CASE WHEN (SELECT code FROM pgs_gate) = 0 THEN pgstream.pgs_check_found(
    (SELECT sum(__pgs_copies) FROM pgs_leaving), (SELECT count(*) FROM pgs_found)) ELSE false END AS ok),
pgs_deleted AS (
  DELETE FROM "shop"."result" WHERE (SELECT ok FROM pgs_check)
  AND ctid = ANY (ARRAY(SELECT __pgs_at FROM pgs_found)))
INSERT INTO "shop"."result" ("id", "name")
SELECT "id", "name" FROM pgs_net, generate_series(1, __pgs_w)
WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check);

-- finds stored rows
CREATE INDEX pgs_find_7_1 ON "shop"."result" (hash_record_extended(ROW("id", "name"), 0));

-- finds stored rows
ALTER INDEX "shop".pgs_find_7_1 ALTER COLUMN 1 SET STATISTICS 0;

-- applies changes of customers
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c11 AS NOT MATERIALIZED (SELECT c1, c2, c3, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_keys AS (SELECT DISTINCT "id", "name" FROM (SELECT "customers"."id" AS "id", "customers"."name" AS "name", "customers".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "name", c3 AS "region", __pgs_w AS __pgs_w FROM pgs_c11) AS "customers") AS pgs_t),
pgs_d4 AS (SELECT "id", "name", 1 AS __pgs_w FROM pgs_keys),
pgs_net AS (SELECT "id", "name", sum(__pgs_w) AS __pgs_w FROM (SELECT pgs_q."id", pgs_q."name", 1 AS __pgs_w FROM ((SELECT pgs_i."id", pgs_i."name" FROM (SELECT "customers"."id" AS "id", "customers"."name" AS "name" FROM "shop"."customers" AS "customers") AS pgs_i, (SELECT DISTINCT "id", "name" FROM pgs_d4) AS pgs_k WHERE pgs_i."id" = pgs_k."id" AND pgs_i."name" = pgs_k."name"
UNION ALL SELECT pgs_i."id", pgs_i."name" FROM (SELECT "customers"."id" AS "id", "customers"."name" AS "name" FROM "shop"."customers" AS "customers") AS pgs_i, (SELECT DISTINCT "id", "name" FROM pgs_d4) AS pgs_k WHERE pgs_i."id" = pgs_k."id" AND ARRAY[pgs_i."name"] = ARRAY[pgs_k."name"] AND (SELECT EXISTS (SELECT FROM pgs_d4 WHERE "name" IS NULL)) AND (pgs_i."name" IS NULL)) EXCEPT ALL (SELECT pgs_i."id", pgs_i."name" FROM (SELECT "id" AS "id", "name" AS "name" FROM (SELECT "visits"."hits" AS "id", "visits"."page" AS "name" FROM "shop"."visits" AS "visits") AS pgs_i) AS pgs_i, (SELECT DISTINCT "id", "name" FROM pgs_d4) AS pgs_k WHERE pgs_i."id" = pgs_k."id" AND pgs_i."name" = pgs_k."name"
UNION ALL SELECT pgs_i."id", pgs_i."name" FROM (SELECT "id" AS "id", "name" AS "name" FROM (SELECT "visits"."hits" AS "id", "visits"."page" AS "name" FROM "shop"."visits" AS "visits") AS pgs_i) AS pgs_i, (SELECT DISTINCT "id", "name" FROM pgs_d4) AS pgs_k WHERE ARRAY[pgs_i."id"] = ARRAY[pgs_k."id"] AND ARRAY[pgs_i."name"] = ARRAY[pgs_k."name"] AND (SELECT EXISTS (SELECT FROM pgs_d4 WHERE "id" IS NULL OR "name" IS NULL)) AND (pgs_i."id" IS NULL OR pgs_i."name" IS NULL))) AS pgs_q UNION ALL SELECT t."id", t."name", -1 FROM "shop"."result" AS t JOIN pgs_keys AS k ON hash_record_extended(ROW(t."id", t."name"), 0) = hash_record_extended(ROW(k."id", k."name"), 0) AND t."id" = k."id" AND ARRAY[t."name"] = ARRAY[k."name"]) AS pgs_t GROUP BY "id", "name" HAVING sum(__pgs_w) <> 0),
pgs_leaving AS (SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, "id", "name" FROM pgs_net WHERE __pgs_w < 0),
pgs_found AS (SELECT f.__pgs_at FROM pgs_leaving AS m CROSS JOIN LATERAL (
  SELECT t.ctid AS __pgs_at FROM "shop"."result" AS t
  WHERE hash_record_extended(ROW(t."id", t."name"), 0) = hash_record_extended(ROW(m."id", m."name"), 0) AND t."id" = m."id" AND ARRAY[t."name"] = ARRAY[m."name"]
  LIMIT m.__pgs_copies) AS f),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_14 WHERE NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 14) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
, pgs_check AS MATERIALIZED (
  SELECT CASE WHEN (SELECT code FROM pgs_gate) = 0 THEN pgstream.pgs_check_found(
    (SELECT sum(__pgs_copies) FROM pgs_leaving), (SELECT count(*) FROM pgs_found)) ELSE false END AS ok),
pgs_deleted AS (
  DELETE FROM "shop"."result" WHERE (SELECT ok FROM pgs_check)
  AND ctid = ANY (ARRAY(SELECT __pgs_at FROM pgs_found)))
INSERT INTO "shop"."result" ("id", "name")
SELECT "id", "name" FROM pgs_net, generate_series(1, __pgs_w)
WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check);

-- applies changes of visits
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c14 AS NOT MATERIALIZED (SELECT c1, c2, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_14 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_keys AS (SELECT DISTINCT "id", "name" FROM (SELECT "id" AS "id", "name" AS "name", pgs_i.__pgs_w AS __pgs_w FROM (SELECT "visits"."hits" AS "id", "visits"."page" AS "name", "visits".__pgs_w AS __pgs_w FROM (SELECT c1 AS "page", c2 AS "hits", __pgs_w AS __pgs_w FROM pgs_c14) AS "visits") AS pgs_i) AS pgs_t),
pgs_d4 AS (SELECT "id", "name", 1 AS __pgs_w FROM pgs_keys),
pgs_net AS (SELECT "id", "name", sum(__pgs_w) AS __pgs_w FROM (SELECT pgs_q."id", pgs_q."name", 1 AS __pgs_w FROM ((SELECT pgs_i."id", pgs_i."name" FROM (SELECT "customers"."id" AS "id", "customers"."name" AS "name" FROM "shop"."customers" AS "customers") AS pgs_i, (SELECT DISTINCT "id", "name" FROM pgs_d4) AS pgs_k WHERE pgs_i."id" = pgs_k."id" AND pgs_i."name" = pgs_k."name"
UNION ALL SELECT pgs_i."id", pgs_i."name" FROM (SELECT "customers"."id" AS "id", "customers"."name" AS "name" FROM "shop"."customers" AS "customers") AS pgs_i, (SELECT DISTINCT "id", "name" FROM pgs_d4) AS pgs_k WHERE pgs_i."id" = pgs_k."id" AND ARRAY[pgs_i."name"] = ARRAY[pgs_k."name"] AND (SELECT EXISTS (SELECT FROM pgs_d4 WHERE "name" IS NULL)) AND (pgs_i."name" IS NULL)) EXCEPT ALL (SELECT pgs_i."id", pgs_i."name" FROM (SELECT "id" AS "id", "name" AS "name" FROM (SELECT "visits"."hits" AS "id", "visits"."page" AS "name" FROM "shop"."visits" AS "visits") AS pgs_i) AS pgs_i, (SELECT DISTINCT "id", "name" FROM pgs_d4) AS pgs_k WHERE pgs_i."id" = pgs_k."id" AND pgs_i."name" = pgs_k."name"
UNION ALL SELECT pgs_i."id", pgs_i."name" FROM (SELECT "id" AS "id", "name" AS "name" FROM (SELECT "visits"."hits" AS "id", "visits"."page" AS "name" FROM "shop"."visits" AS "visits") AS pgs_i) AS pgs_i, (SELECT DISTINCT "id", "name" FROM pgs_d4) AS pgs_k WHERE ARRAY[pgs_i."id"] = ARRAY[pgs_k."id"] AND ARRAY[pgs_i."name"] = ARRAY[pgs_k."name"] AND (SELECT EXISTS (SELECT FROM pgs_d4 WHERE "id" IS NULL OR "name" IS NULL)) AND (pgs_i."id" IS NULL OR pgs_i."name" IS NULL))) AS pgs_q UNION ALL SELECT t."id", t."name", -1 FROM "shop"."result" AS t JOIN pgs_keys AS k ON hash_record_extended(ROW(t."id", t."name"), 0) = hash_record_extended(ROW(k."id", k."name"), 0) AND t."id" = k."id" AND ARRAY[t."name"] = ARRAY[k."name"]) AS pgs_t GROUP BY "id", "name" HAVING sum(__pgs_w) <> 0),
pgs_leaving AS (SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, "id", "name" FROM pgs_net WHERE __pgs_w < 0),
pgs_found AS (SELECT f.__pgs_at FROM pgs_leaving AS m CROSS JOIN LATERAL (
  SELECT t.ctid AS __pgs_at FROM "shop"."result" AS t
  WHERE hash_record_extended(ROW(t."id", t."name"), 0) = hash_record_extended(ROW(m."id", m."name"), 0) AND t."id" = m."id" AND ARRAY[t."name"] = ARRAY[m."name"]
  LIMIT m.__pgs_copies) AS f),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_14 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 14) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
, pgs_check AS MATERIALIZED (
  SELECT CASE WHEN (SELECT code FROM pgs_gate) = 0 THEN pgstream.pgs_check_found(
    (SELECT sum(__pgs_copies) FROM pgs_leaving), (SELECT count(*) FROM pgs_found)) ELSE false END AS ok),
pgs_deleted AS (
  DELETE FROM "shop"."result" WHERE (SELECT ok FROM pgs_check)
  AND ctid = ANY (ARRAY(SELECT __pgs_at FROM pgs_found)))
INSERT INTO "shop"."result" ("id", "name")
SELECT "id", "name" FROM pgs_net, generate_series(1, __pgs_w)
WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check);

-- applies changes of customers and visits
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c11 AS NOT MATERIALIZED (SELECT c1, c2, c3, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_c14 AS NOT MATERIALIZED (SELECT c1, c2, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_14 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_keys AS (SELECT DISTINCT "id", "name" FROM (SELECT "customers"."id" AS "id", "customers"."name" AS "name", "customers".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "name", c3 AS "region", __pgs_w AS __pgs_w FROM pgs_c11) AS "customers") AS pgs_t
UNION SELECT DISTINCT "id", "name" FROM (SELECT "id" AS "id", "name" AS "name", pgs_i.__pgs_w AS __pgs_w FROM (SELECT "visits"."hits" AS "id", "visits"."page" AS "name", "visits".__pgs_w AS __pgs_w FROM (SELECT c1 AS "page", c2 AS "hits", __pgs_w AS __pgs_w FROM pgs_c14) AS "visits") AS pgs_i) AS pgs_t),
pgs_d5 AS (SELECT "id", "name", 1 AS __pgs_w FROM pgs_keys),
pgs_net AS (SELECT "id", "name", sum(__pgs_w) AS __pgs_w FROM (SELECT pgs_q."id", pgs_q."name", 1 AS __pgs_w FROM ((SELECT pgs_i."id", pgs_i."name" FROM (SELECT "customers"."id" AS "id", "customers"."name" AS "name" FROM "shop"."customers" AS "customers") AS pgs_i, (SELECT DISTINCT "id", "name" FROM pgs_d5) AS pgs_k WHERE pgs_i."id" = pgs_k."id" AND pgs_i."name" = pgs_k."name"
UNION ALL SELECT pgs_i."id", pgs_i."name" FROM (SELECT "customers"."id" AS "id", "customers"."name" AS "name" FROM "shop"."customers" AS "customers") AS pgs_i, (SELECT DISTINCT "id", "name" FROM pgs_d5) AS pgs_k WHERE pgs_i."id" = pgs_k."id" AND ARRAY[pgs_i."name"] = ARRAY[pgs_k."name"] AND (SELECT EXISTS (SELECT FROM pgs_d5 WHERE "name" IS NULL)) AND (pgs_i."name" IS NULL)) EXCEPT ALL (SELECT pgs_i."id", pgs_i."name" FROM (SELECT "id" AS "id", "name" AS "name" FROM (SELECT "visits"."hits" AS "id", "visits"."page" AS "name" FROM "shop"."visits" AS "visits") AS pgs_i) AS pgs_i, (SELECT DISTINCT "id", "name" FROM pgs_d5) AS pgs_k WHERE pgs_i."id" = pgs_k."id" AND pgs_i."name" = pgs_k."name"
UNION ALL SELECT pgs_i."id", pgs_i."name" FROM (SELECT "id" AS "id", "name" AS "name" FROM (SELECT "visits"."hits" AS "id", "visits"."page" AS "name" FROM "shop"."visits" AS "visits") AS pgs_i) AS pgs_i, (SELECT DISTINCT "id", "name" FROM pgs_d5) AS pgs_k WHERE ARRAY[pgs_i."id"] = ARRAY[pgs_k."id"] AND ARRAY[pgs_i."name"] = ARRAY[pgs_k."name"] AND (SELECT EXISTS (SELECT FROM pgs_d5 WHERE "id" IS NULL OR "name" IS NULL)) AND (pgs_i."id" IS NULL OR pgs_i."name" IS NULL))) AS pgs_q UNION ALL SELECT t."id", t."name", -1 FROM "shop"."result" AS t JOIN pgs_keys AS k ON hash_record_extended(ROW(t."id", t."name"), 0) = hash_record_extended(ROW(k."id", k."name"), 0) AND t."id" = k."id" AND ARRAY[t."name"] = ARRAY[k."name"]) AS pgs_t GROUP BY "id", "name" HAVING sum(__pgs_w) <> 0),
pgs_leaving AS (SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, "id", "name" FROM pgs_net WHERE __pgs_w < 0),
pgs_found AS (SELECT f.__pgs_at FROM pgs_leaving AS m CROSS JOIN LATERAL (
  SELECT t.ctid AS __pgs_at FROM "shop"."result" AS t
  WHERE hash_record_extended(ROW(t."id", t."name"), 0) = hash_record_extended(ROW(m."id", m."name"), 0) AND t."id" = m."id" AND ARRAY[t."name"] = ARRAY[m."name"]
  LIMIT m.__pgs_copies) AS f),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_14 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 14) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
, pgs_check AS MATERIALIZED (
  SELECT CASE WHEN (SELECT code FROM pgs_gate) = 0 THEN pgstream.pgs_check_found(
    (SELECT sum(__pgs_copies) FROM pgs_leaving), (SELECT count(*) FROM pgs_found)) ELSE false END AS ok),
pgs_deleted AS (
  DELETE FROM "shop"."result" WHERE (SELECT ok FROM pgs_check)
  AND ctid = ANY (ARRAY(SELECT __pgs_at FROM pgs_found)))
INSERT INTO "shop"."result" ("id", "name")
SELECT "id", "name" FROM pgs_net, generate_series(1, __pgs_w)
WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check);

