WITH touched AS MATERIALIZED (
    SELECT DISTINCT dim_id FROM chg_src
), fresh AS (
    SELECT d.id AS dim_id, t.id, t.amount
    FROM dim d CROSS JOIN LATERAL (
        SELECT s.id, s.amount FROM src s WHERE s.dim_id = d.id ORDER BY s.amount DESC, s.id LIMIT 3
    ) t
    WHERE d.id IN (SELECT dim_id FROM touched)
), stored AS (
    SELECT * FROM hand WHERE dim_id IN (SELECT dim_id FROM touched)
)
MERGE INTO hand t USING (
    SELECT coalesce(f.dim_id, o.dim_id) AS dim_id, coalesce(f.id, o.id) AS id, f.amount, f.id IS NULL AS gone
    FROM fresh f FULL JOIN stored o ON f.dim_id = o.dim_id AND f.id = o.id
    WHERE f.amount IS DISTINCT FROM o.amount
) d ON t.dim_id = d.dim_id AND t.id = d.id
WHEN MATCHED AND d.gone THEN DELETE
WHEN MATCHED THEN UPDATE SET amount = d.amount
WHEN NOT MATCHED THEN INSERT VALUES (d.dim_id, d.id, d.amount)
