-- Without statistics of the buffers the planner reads all of src for a few changed rows of dim.
ANALYZE chg_src, chg_dim;
MERGE INTO hand t USING (
    SELECT kind, sum(w * amount * factor) AS total, sum(w) AS n FROM (
        SELECT s.amount, d.kind, d.factor, s.w
        FROM chg_src s JOIN dim d ON d.id = s.dim_id
        UNION ALL
        SELECT s.amount, d.kind, d.factor, d.w
        FROM chg_dim d JOIN src s ON d.id = s.dim_id
        UNION ALL
        SELECT s.amount, d.kind, d.factor, -s.w * d.w
        FROM chg_src s JOIN chg_dim d ON d.id = s.dim_id
    ) terms GROUP BY kind HAVING sum(w) <> 0 OR sum(w * amount * factor) <> 0
) d ON t.kind = d.kind
WHEN MATCHED AND t.n + d.n = 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET total = t.total + d.total, n = t.n + d.n
WHEN NOT MATCHED THEN INSERT VALUES (d.kind, d.total, d.n)
