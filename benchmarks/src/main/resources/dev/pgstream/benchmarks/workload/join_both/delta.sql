-- Without statistics of the buffers the planner reads all of src for a few changed rows of dim.
ANALYZE chg_src, chg_dim;
MERGE INTO hand t USING (
    SELECT DISTINCT ON (id) * FROM (
        SELECT id, region, amount, amount * factor AS worth, label, sum(w) AS w FROM (
            SELECT s.id, s.region, s.amount, d.factor, d.label, s.w
            FROM chg_src s JOIN dim d ON d.id = s.dim_id
            UNION ALL
            SELECT s.id, s.region, s.amount, d.factor, d.label, d.w
            FROM chg_dim d JOIN src s ON d.id = s.dim_id
            UNION ALL
            SELECT s.id, s.region, s.amount, d.factor, d.label, -s.w * d.w
            FROM chg_src s JOIN chg_dim d ON d.id = s.dim_id
        ) terms GROUP BY 1, 2, 3, 4, 5 HAVING sum(w) <> 0
    ) n ORDER BY id, w DESC
) d ON t.id = d.id
WHEN MATCHED AND d.w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET region = d.region, amount = d.amount, worth = d.worth, label = d.label
WHEN NOT MATCHED AND d.w > 0 THEN INSERT VALUES (d.id, d.region, d.amount, d.worth, d.label)
