SELECT customer, sum(amount) AS total, count(*) AS n FROM src GROUP BY customer
