SELECT id, region, amount, row_number() OVER (PARTITION BY region ORDER BY amount DESC, id) AS place FROM src
