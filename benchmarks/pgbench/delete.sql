\set id random(1, :rows)
WITH gone AS (DELETE FROM :table WHERE id = :id RETURNING id, a, b, c) INSERT INTO :table SELECT id, a, b, c FROM gone;
