SELECT id, region, category, amount, score FROM src
