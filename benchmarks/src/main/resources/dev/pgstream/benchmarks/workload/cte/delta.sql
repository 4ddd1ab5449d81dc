MERGE INTO hand t USING (
    SELECT c.dim_id, d.label, c.total, c.n
    FROM (
        SELECT dim_id, sum(w * amount) AS total, sum(w) AS n FROM chg_src
        GROUP BY dim_id HAVING sum(w) <> 0 OR sum(w * amount) <> 0
    ) c JOIN dim d ON d.id = c.dim_id
) d ON t.dim_id = d.dim_id
WHEN MATCHED AND t.n + d.n = 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET total = t.total + d.total, n = t.n + d.n
WHEN NOT MATCHED THEN INSERT VALUES (d.dim_id, d.label, d.total, d.n)
