WITH sums AS (
    SELECT dim_id, sum(amount) AS total, count(*) AS n FROM src GROUP BY dim_id
)
SELECT s.dim_id, d.label, s.total, s.n FROM sums s JOIN dim d ON d.id = s.dim_id
