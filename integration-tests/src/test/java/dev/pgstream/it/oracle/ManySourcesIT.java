package dev.pgstream.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A join of more sources than have a statement for each set of changed ones: those that occur get one of their own. */
@StreamTest
class ManySourcesIT {

    private static final int SOURCES = 7;
    private static final String STATEMENTS =
            "SELECT count(*) FROM pgstream.pgs_refresh_statements WHERE kind = 'DELTA'";

    private final TestDatabase database;
    private final Api api;

    ManySourcesIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeEach
    void create() throws SQLException {
        for (int i = 0; i < SOURCES; i++) {
            database.execute(
                    "CREATE TABLE s%d (id int PRIMARY KEY, k int, v int)".formatted(i),
                    "INSERT INTO s%d SELECT n, n %% 5, n FROM generate_series(1, 9) AS n".formatted(i));
        }
        String joins = IntStream.range(1, SOURCES)
                .mapToObj(i -> i == 3
                        ? "LEFT JOIN s3 ON s3.k = s0.k AND s3.v > 6"
                        : "JOIN s%1$d ON s%1$d.id = s0.k".formatted(i))
                .collect(Collectors.joining(" "));
        api.create("wide", "SELECT s0.id, s1.v AS a, s2.v AS b, s3.v AS c FROM s0 " + joins, "DIFFERENTIAL");
        api.create(
                "sums",
                "SELECT s0.k, count(*) AS n, sum(s1.v + s2.v + s4.v + s5.v + s6.v) AS total FROM s0 " + joins
                        + " GROUP BY s0.k",
                "DIFFERENTIAL");
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("sums");
        api.drop("wide");
        for (int i = 0; i < SOURCES; i++) {
            database.execute("DROP TABLE s" + i);
        }
    }

    @Test
    void aSetOfChangedSourcesGetsItsStatementOnce() throws SQLException {
        database.execute("SET pg_stream.differential_max_change_ratio = 10");
        long before = database.number(STATEMENTS);
        for (int round = 0; round < 3; round++) {
            database.execute(
                    "UPDATE s1 SET v = v + 1", "UPDATE s2 SET v = v + 1", "UPDATE s4 SET v = v + 1 WHERE id < 4");
            refreshed();
            assertThat(database.number(STATEMENTS)).isEqualTo(before + 2);
        }
    }

    @Test
    void anySetOfThemMayChange() throws SQLException {
        database.execute("SET pg_stream.differential_max_change_ratio = 10");
        long seed = Long.getLong("pgstream.seed", System.nanoTime());
        System.out.println("ManySourcesIT, seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 25; round++) {
            for (int source = 0; source < SOURCES; source++) {
                if (random.nextInt(5) < 3) {
                    change(source, random);
                }
            }
            refreshed();
        }
    }

    private void change(int source, Random random) throws SQLException {
        int id = 1 + random.nextInt(9);
        List<String> changes = List.of(
                "UPDATE s%d SET v = v + 1, k = NULLIF(k + 1, 6) WHERE id %% 3 = %2$d %% 3",
                "DELETE FROM s%d WHERE id = %d",
                "INSERT INTO s%d VALUES (%d, %2$d %% 4, %2$d) ON CONFLICT (id) DO UPDATE SET v = 1",
                "UPDATE s%d SET v = v WHERE id = %d");
        database.execute(changes.get(random.nextInt(changes.size())).formatted(source, id));
    }

    private void refreshed() throws SQLException {
        for (String name : List.of("wide", "sums")) {
            assertThat(api.refresh(name)).isIn("DIFFERENTIAL", "NO_DATA");
            assertThat(api.verify(name)).as(name).isZero();
        }
    }
}
