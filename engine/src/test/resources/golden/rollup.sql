-- the query, as PostgreSQL prints it
SELECT region,
   GROUPING(region) AS total,
   count(*) AS n,
   max(name) AS last
  FROM shop.customers
 GROUP BY ROLLUP(region);

-- the stored columns
SELECT "g1" AS "region", CASE "g0" WHEN 2 THEN 1 ELSE 0 END AS "total", "s1" AS "n", "s2" AS "last", "g0" AS __pgs_g0, __pgs_count AS __pgs_count FROM (SELECT "g0", "g1", count(*) FILTER (WHERE (NOT "d0")) AS "s1", max("a1") FILTER (WHERE (NOT "d0")) AS "s2", count(*) AS __pgs_count FROM (SELECT pgs_s."g0" AS "g0", CASE WHEN pgs_s."g0" IN (1) THEN pgs_r."g1" END AS "g1", pgs_r."a1" AS "a1", false AS "d0" FROM (SELECT "customers"."region" AS "g1", "customers"."name" AS "a1" FROM "shop"."customers" AS "customers") AS pgs_r, (SELECT * FROM (VALUES (1), (2)) AS pgs_v ("g0")) AS pgs_s
UNION ALL SELECT pgs_s."g0" AS "g0", pgs_r."g1" AS "g1", pgs_r."a1" AS "a1", true AS "d0" FROM (SELECT * FROM (VALUES (2)) AS pgs_v ("g0")) AS pgs_s LEFT JOIN (SELECT "g1", "a1" FROM (SELECT "customers"."region" AS "g1", "customers"."name" AS "a1" FROM "shop"."customers" AS "customers") AS pgs_i WHERE false) AS pgs_r ON true) AS pgs_g GROUP BY "g0", "g1") AS pgs_i;

-- fills the empty table
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
INSERT INTO "shop"."result" ("region", "total", "n", "last", __pgs_g0, __pgs_count)
SELECT "g1" AS "region", CASE "g0" WHEN 2 THEN 1 ELSE 0 END AS "total", "s1" AS "n", "s2" AS "last", "g0" AS __pgs_g0, __pgs_count AS __pgs_count FROM (SELECT "g0", "g1", count(*) FILTER (WHERE (NOT "d0")) AS "s1", max("a1") FILTER (WHERE (NOT "d0")) AS "s2", count(*) AS __pgs_count FROM (SELECT pgs_s."g0" AS "g0", CASE WHEN pgs_s."g0" IN (1) THEN pgs_r."g1" END AS "g1", pgs_r."a1" AS "a1", false AS "d0" FROM (SELECT "customers"."region" AS "g1", "customers"."name" AS "a1" FROM "shop"."customers" AS "customers") AS pgs_r, (SELECT * FROM (VALUES (1), (2)) AS pgs_v ("g0")) AS pgs_s
UNION ALL SELECT pgs_s."g0" AS "g0", pgs_r."g1" AS "g1", pgs_r."a1" AS "a1", true AS "d0" FROM (SELECT * FROM (VALUES (2)) AS pgs_v ("g0")) AS pgs_s LEFT JOIN (SELECT "g1", "a1" FROM (SELECT "customers"."region" AS "g1", "customers"."name" AS "a1" FROM "shop"."customers" AS "customers") AS pgs_i WHERE false) AS pgs_r ON true) AS pgs_g GROUP BY "g0", "g1") AS pgs_i;

-- makes the table equal to its query again
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON (__pgs_g0, "region") * FROM (SELECT "region", "total", "n", "last", __pgs_g0, __pgs_count, sum(__pgs_w) AS __pgs_w FROM (SELECT "region", "total", "n", "last", __pgs_g0, __pgs_count, 1 AS __pgs_w FROM (SELECT "g1" AS "region", CASE "g0" WHEN 2 THEN 1 ELSE 0 END AS "total", "s1" AS "n", "s2" AS "last", "g0" AS __pgs_g0, __pgs_count AS __pgs_count FROM (SELECT "g0", "g1", count(*) FILTER (WHERE (NOT "d0")) AS "s1", max("a1") FILTER (WHERE (NOT "d0")) AS "s2", count(*) AS __pgs_count FROM (SELECT pgs_s."g0" AS "g0", CASE WHEN pgs_s."g0" IN (1) THEN pgs_r."g1" END AS "g1", pgs_r."a1" AS "a1", false AS "d0" FROM (SELECT "customers"."region" AS "g1", "customers"."name" AS "a1" FROM "shop"."customers" AS "customers") AS pgs_r, (SELECT * FROM (VALUES (1), (2)) AS pgs_v ("g0")) AS pgs_s
UNION ALL SELECT pgs_s."g0" AS "g0", pgs_r."g1" AS "g1", pgs_r."a1" AS "a1", true AS "d0" FROM (SELECT * FROM (VALUES (2)) AS pgs_v ("g0")) AS pgs_s LEFT JOIN (SELECT "g1", "a1" FROM (SELECT "customers"."region" AS "g1", "customers"."name" AS "a1" FROM "shop"."customers" AS "customers") AS pgs_i WHERE false) AS pgs_r ON true) AS pgs_g GROUP BY "g0", "g1") AS pgs_i) AS pgs_q UNION ALL SELECT "region", "total", "n", "last", __pgs_g0, __pgs_count, -1 FROM "shop"."result") AS pgs_t GROUP BY "region", "total", "n", "last", __pgs_g0, __pgs_count HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY __pgs_g0, "region", __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON hash_record_extended(ROW(t.__pgs_g0, t."region"), 0) = hash_record_extended(ROW(m.__pgs_g0, m."region"), 0) AND t.__pgs_g0 = m.__pgs_g0 AND ARRAY[t."region"] = ARRAY[m."region"]
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "total" = m."total", "n" = m."n", "last" = m."last", __pgs_count = m.__pgs_count
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("region", "total", "n", "last", __pgs_g0, __pgs_count) VALUES (m."region", m."total", m."n", m."last", m.__pgs_g0, m.__pgs_count);

-- finds stored rows
ALTER TABLE "shop"."result" ADD CONSTRAINT pgs_key_7 UNIQUE NULLS NOT DISTINCT (__pgs_g0, "region");

-- finds stored rows
CREATE INDEX pgs_find_7_1 ON "shop"."result" (hash_record_extended(ROW(__pgs_g0, "region"), 0));

-- applies changes of customers
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c11 AS NOT MATERIALIZED (SELECT c1, c2, c3, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_delta AS (SELECT * FROM (SELECT "g0" AS __pgs_g0, "g1" AS "region", sum(__pgs_w)::bigint AS __pgs_rows, coalesce(sum(__pgs_w) FILTER (WHERE true AND ((NOT "d0"))), 0)::bigint AS __pgs_v1, max("a1") FILTER (WHERE __pgs_w > 0 AND ((NOT "d0"))) AS __pgs_v2, max("a1") FILTER (WHERE __pgs_w < 0 AND ((NOT "d0"))) AS __pgs_v3 FROM (SELECT "g0", "g1", "a1", "d0", sum(__pgs_w) AS __pgs_w FROM ((SELECT pgs_s."g0" AS "g0", CASE WHEN pgs_s."g0" IN (1) THEN pgs_r."g1" END AS "g1", pgs_r."a1" AS "a1", false AS "d0", pgs_r.__pgs_w AS __pgs_w FROM (SELECT "customers"."region" AS "g1", "customers"."name" AS "a1", "customers".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "name", c3 AS "region", __pgs_w AS __pgs_w FROM pgs_c11) AS "customers") AS pgs_r, (SELECT * FROM (VALUES (1), (2)) AS pgs_v ("g0")) AS pgs_s
UNION ALL SELECT "g0", "g1", "a1", "d0", 1 AS __pgs_w FROM (SELECT pgs_s."g0" AS "g0", pgs_r."g1" AS "g1", pgs_r."a1" AS "a1", true AS "d0" FROM (SELECT * FROM (VALUES (2)) AS pgs_v ("g0")) AS pgs_s LEFT JOIN (SELECT "g1", "a1" FROM (SELECT "customers"."region" AS "g1", "customers"."name" AS "a1" FROM "shop"."customers" AS "customers") AS pgs_i WHERE false) AS pgs_r ON true) AS pgs_i WHERE false)) AS pgs_t GROUP BY "g0", "g1", "a1", "d0" HAVING sum(__pgs_w) <> 0) AS pgs_t GROUP BY "g0", "g1") AS m WHERE m.__pgs_rows <> 0 OR m.__pgs_v1 <> 0 OR m.__pgs_v2 IS NOT NULL OR m.__pgs_v3 IS NOT NULL),
pgs_added AS (SELECT m.__pgs_g0, m."region", CASE WHEN t.__pgs_count IS NULL THEN (SELECT CASE "g0" WHEN 2 THEN 1 ELSE 0 END FROM (SELECT m.__pgs_g0 AS "g0") AS pgs_v) ELSE (SELECT CASE "g0" WHEN 2 THEN 1 ELSE 0 END FROM (SELECT m.__pgs_g0 AS "g0") AS pgs_v) END AS "total", CASE WHEN t.__pgs_count IS NULL THEN m.__pgs_v1 ELSE (t."n" + m.__pgs_v1) END AS "n", CASE WHEN t.__pgs_count IS NULL THEN m.__pgs_v2 ELSE greatest(t."last", m.__pgs_v2) END AS "last", CASE WHEN t.__pgs_count IS NULL THEN m.__pgs_rows ELSE (t.__pgs_count + m.__pgs_rows) END AS __pgs_count, (m.__pgs_v3 IS NOT NULL AND coalesce(m.__pgs_v3 >= t."last", true) AND coalesce(m.__pgs_v2 < t."last", true)) AND t.__pgs_count IS NOT NULL AS __pgs_redo FROM pgs_delta AS m LEFT JOIN "shop"."result" AS t ON hash_record_extended(ROW(t.__pgs_g0, t."region"), 0) = hash_record_extended(ROW(m.__pgs_g0, m."region"), 0) AND t.__pgs_g0 = m.__pgs_g0 AND ARRAY[t."region"] = ARRAY[m."region"]),
pgs_redo AS (SELECT __pgs_g0 AS "g0", "region" AS "g1" FROM pgs_added WHERE __pgs_redo),
pgs_d6 AS (SELECT "g0", "g1", 1 AS __pgs_w FROM pgs_redo),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT m."region", CASE WHEN m.__pgs_redo THEN r."total" ELSE m."total" END AS "total", CASE WHEN m.__pgs_redo THEN r."n" ELSE m."n" END AS "n", CASE WHEN m.__pgs_redo THEN r."last" ELSE m."last" END AS "last", m.__pgs_g0, CASE WHEN m.__pgs_redo THEN r.__pgs_count ELSE m.__pgs_count END AS __pgs_count, CASE WHEN CASE WHEN m.__pgs_redo THEN coalesce(r.__pgs_count, 0) ELSE m.__pgs_count END = 0 THEN -1 ELSE 1 END AS __pgs_w FROM pgs_added AS m LEFT JOIN (SELECT "g1" AS "region", CASE "g0" WHEN 2 THEN 1 ELSE 0 END AS "total", "s1" AS "n", "s2" AS "last", "g0" AS __pgs_g0, __pgs_count AS __pgs_count FROM (SELECT "g0", "g1", count(*) FILTER (WHERE (NOT "d0")) AS "s1", max("a1") FILTER (WHERE (NOT "d0")) AS "s2", count(*) AS __pgs_count FROM (SELECT pgs_i."g0", pgs_i."g1", pgs_i."a1", pgs_i."d0" FROM (SELECT pgs_s."g0" AS "g0", CASE WHEN pgs_s."g0" IN (1) THEN pgs_r."g1" END AS "g1", pgs_r."a1" AS "a1", false AS "d0" FROM (SELECT "customers"."region" AS "g1", "customers"."name" AS "a1" FROM "shop"."customers" AS "customers") AS pgs_r, (SELECT * FROM (VALUES (1), (2)) AS pgs_v ("g0")) AS pgs_s
UNION ALL SELECT pgs_s."g0" AS "g0", pgs_r."g1" AS "g1", pgs_r."a1" AS "a1", true AS "d0" FROM (SELECT * FROM (VALUES (2)) AS pgs_v ("g0")) AS pgs_s LEFT JOIN (SELECT "g1", "a1" FROM (SELECT "customers"."region" AS "g1", "customers"."name" AS "a1" FROM "shop"."customers" AS "customers") AS pgs_i WHERE false) AS pgs_r ON true) AS pgs_i, (SELECT DISTINCT "g0", "g1" FROM pgs_d6) AS pgs_k WHERE pgs_i."g0" = pgs_k."g0" AND pgs_i."g1" = pgs_k."g1"
UNION ALL SELECT pgs_i."g0", pgs_i."g1", pgs_i."a1", pgs_i."d0" FROM (SELECT pgs_s."g0" AS "g0", CASE WHEN pgs_s."g0" IN (1) THEN pgs_r."g1" END AS "g1", pgs_r."a1" AS "a1", false AS "d0" FROM (SELECT "customers"."region" AS "g1", "customers"."name" AS "a1" FROM "shop"."customers" AS "customers") AS pgs_r, (SELECT * FROM (VALUES (1), (2)) AS pgs_v ("g0")) AS pgs_s
UNION ALL SELECT pgs_s."g0" AS "g0", pgs_r."g1" AS "g1", pgs_r."a1" AS "a1", true AS "d0" FROM (SELECT * FROM (VALUES (2)) AS pgs_v ("g0")) AS pgs_s LEFT JOIN (SELECT "g1", "a1" FROM (SELECT "customers"."region" AS "g1", "customers"."name" AS "a1" FROM "shop"."customers" AS "customers") AS pgs_i WHERE false) AS pgs_r ON true) AS pgs_i, (SELECT DISTINCT "g0", "g1" FROM pgs_d6) AS pgs_k WHERE pgs_i."g0" = pgs_k."g0" AND ARRAY[pgs_i."g1"] = ARRAY[pgs_k."g1"] AND (SELECT EXISTS (SELECT FROM pgs_d6 WHERE "g1" IS NULL)) AND (pgs_i."g1" IS NULL)) AS pgs_g GROUP BY "g0", "g1") AS pgs_i) AS r ON m.__pgs_redo AND hash_record_extended(ROW(r.__pgs_g0, r."region"), 0) = hash_record_extended(ROW(m.__pgs_g0, m."region"), 0) AND r.__pgs_g0 = m.__pgs_g0 AND ARRAY[r."region"] = ARRAY[m."region"]) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON hash_record_extended(ROW(t.__pgs_g0, t."region"), 0) = hash_record_extended(ROW(m.__pgs_g0, m."region"), 0) AND t.__pgs_g0 = m.__pgs_g0 AND ARRAY[t."region"] = ARRAY[m."region"]
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED AND (t."total" IS DISTINCT FROM m."total" OR t."n" IS DISTINCT FROM m."n" OR t."last" IS DISTINCT FROM m."last" OR t.__pgs_count IS DISTINCT FROM m.__pgs_count) THEN UPDATE SET "total" = m."total", "n" = m."n", "last" = m."last", __pgs_count = m.__pgs_count
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("region", "total", "n", "last", __pgs_g0, __pgs_count) VALUES (m."region", m."total", m."n", m."last", m.__pgs_g0, m.__pgs_count);

