INSERT INTO :table (id, a, b, c) VALUES (nextval(:sequence), 1, 2, 'three');
