\set id random(1, :rows)
UPDATE :table SET a = a + 1 WHERE id = :id;
