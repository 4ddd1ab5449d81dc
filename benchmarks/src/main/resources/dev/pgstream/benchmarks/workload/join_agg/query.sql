SELECT d.kind, sum(s.amount * d.factor) AS total, count(*) AS n FROM src s JOIN dim d ON d.id = s.dim_id GROUP BY d.kind
