package dev.pgstream.benchmarks.scaling;

import dev.pgstream.datasets.Script;
import java.sql.SQLException;

/**
 * Three tables of integers with indexes on all columns that are joined, grouped or ordered by: {@code items} with ten rows for each of
 * {@code parents}, and {@code marks} on every other of these.
 */
final class Tables {

    /** How many rows of the three tables a round changes. */
    static final int CHANGED = 100;

    private static final String LOAD = """
            CREATE TABLE items (id int PRIMARY KEY, k int NOT NULL, v int NOT NULL, label text NOT NULL, tags int[]);
            CREATE TABLE parents (id int PRIMARY KEY, g int NOT NULL, w int NOT NULL);
            CREATE TABLE marks (id int PRIMARY KEY, k int NOT NULL);
            INSERT INTO items SELECT i, i / 10, i * 7919::bigint %% 1000, 'item ' || i, ARRAY[i %% 7, i %% 11]
              FROM generate_series(1, %1$d) AS i;
            INSERT INTO parents SELECT i, i / 10, i %% 1000 FROM generate_series(0, %1$d / 10) AS i;
            INSERT INTO marks SELECT i, i * 2 FROM generate_series(1, %1$d / 20) AS i;
            CREATE INDEX ON items (k);
            CREATE INDEX ON items (v DESC, id);
            CREATE INDEX ON parents (g);
            CREATE INDEX ON marks (k)""";

    /** Each round other rows: 30 items updated, 10 moved, 10 inserted, 10 deleted; 20 parents and 20 marks. */
    private static final String CHANGE = """
            UPDATE items SET v = (v + 13) %% 1000 WHERE id IN (SELECT 1 + %2$s %% %1$d FROM generate_series(1, 30) AS i);
            UPDATE items SET k = (k + 7) %% (%1$d / 10) WHERE id IN (SELECT 1 + %2$s %% %1$d FROM generate_series(31, 40) AS i);
            INSERT INTO items SELECT %1$d + %3$d * 10 + i, %2$s %% (%1$d / 10), i, 'new', '{1}' FROM generate_series(1, 10) AS i;
            DELETE FROM items WHERE id IN (SELECT 1 + %2$s %% %1$d FROM generate_series(41, 50) AS i);
            UPDATE parents SET w = w + 1 WHERE id IN (SELECT %2$s %% (%1$d / 10) FROM generate_series(51, 70) AS i);
            UPDATE marks SET k = (k + 3) %% (%1$d / 10) WHERE id IN (SELECT 1 + %2$s %% (%1$d / 20) FROM generate_series(71, 90) AS i)""";

    private static final String SPREAD = "((%d * 100 + i) * 104729::bigint)";

    private final Script script;
    private final int rows;

    /**
     * @param rows of {@code items}
     */
    Tables(Script script, int rows) {
        this.script = script;
        this.rows = rows;
    }

    void load() throws SQLException {
        run(LOAD.formatted(rows));
        script.run("VACUUM ANALYZE");
    }

    void change(int round) throws SQLException {
        run(CHANGE.formatted(rows, SPREAD.formatted(round), round));
    }

    void drop() throws SQLException {
        script.run("DROP TABLE items, parents, marks");
    }

    private void run(String statements) throws SQLException {
        for (String statement : statements.split(";", -1)) {
            script.run(statement);
        }
    }
}
