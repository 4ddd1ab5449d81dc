-- Touched partitions are computed anew; of their rows only those are written that are other than before.
WITH touched AS MATERIALIZED (
    SELECT DISTINCT customer FROM chg_src
), fresh AS (
    SELECT id, customer, amount, row_number() OVER (PARTITION BY customer ORDER BY amount DESC, id) AS place
    FROM src WHERE customer IN (SELECT customer FROM touched)
), stored AS (
    SELECT * FROM hand WHERE customer IN (SELECT customer FROM touched)
)
MERGE INTO hand t USING (
    SELECT coalesce(f.id, o.id) AS id, f.customer, f.amount, f.place, f.id IS NULL AS gone
    FROM fresh f FULL JOIN stored o ON f.id = o.id
    WHERE (f.customer, f.amount, f.place) IS DISTINCT FROM (o.customer, o.amount, o.place)
) d ON t.id = d.id
WHEN MATCHED AND d.gone THEN DELETE
WHEN MATCHED THEN UPDATE SET customer = d.customer, amount = d.amount, place = d.place
WHEN NOT MATCHED THEN INSERT VALUES (d.id, d.customer, d.amount, d.place)
