-- Touched partitions are computed anew; of their rows only those are written that are other than before.
WITH touched AS MATERIALIZED (
    SELECT DISTINCT region FROM chg_src
), fresh AS (
    SELECT id, region, amount, row_number() OVER (PARTITION BY region ORDER BY amount DESC, id) AS place
    FROM src WHERE region IN (SELECT region FROM touched)
), stored AS (
    SELECT * FROM hand WHERE region IN (SELECT region FROM touched)
)
MERGE INTO hand t USING (
    SELECT coalesce(f.id, o.id) AS id, f.region, f.amount, f.place, f.id IS NULL AS gone
    FROM fresh f FULL JOIN stored o ON f.id = o.id
    WHERE (f.region, f.amount, f.place) IS DISTINCT FROM (o.region, o.amount, o.place)
) d ON t.id = d.id
WHEN MATCHED AND d.gone THEN DELETE
WHEN MATCHED THEN UPDATE SET region = d.region, amount = d.amount, place = d.place
WHEN NOT MATCHED THEN INSERT VALUES (d.id, d.region, d.amount, d.place)
