SELECT region, sum(amount) AS total, count(*) AS n FROM src GROUP BY region
