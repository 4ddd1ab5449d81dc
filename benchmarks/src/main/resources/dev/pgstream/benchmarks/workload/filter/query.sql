SELECT id, region, category, amount, score FROM src WHERE score >= 50
