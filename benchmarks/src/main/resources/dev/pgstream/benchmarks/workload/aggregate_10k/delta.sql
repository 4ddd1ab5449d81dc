MERGE INTO hand t USING (
    SELECT customer, sum(w * amount) AS total, sum(w) AS n FROM chg_src
    GROUP BY customer HAVING sum(w) <> 0 OR sum(w * amount) <> 0
) d ON t.customer = d.customer
WHEN MATCHED AND t.n + d.n = 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET total = t.total + d.total, n = t.n + d.n
WHEN NOT MATCHED THEN INSERT VALUES (d.customer, d.total, d.n)
