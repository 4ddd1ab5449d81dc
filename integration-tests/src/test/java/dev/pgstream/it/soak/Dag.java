package dev.pgstream.it.soak;

import dev.pgstream.testkit.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Sixty stream tables over six sources, four levels deep, all with the columns {@code id}, {@code k} and {@code v}. */
final class Dag {

    /** The sources; each cluster has two. */
    static final List<String> SOURCES = List.of("s0", "s1", "s2", "s3", "s4", "s5");

    private static final int CLUSTERS = 3;
    private static final int[] LEVELS = {6, 6, 5, 3};
    private static final String[] SCHEDULES = {"200ms", "500ms", "1s", "calculated"};

    /** Over one table and a second one, which some use. */
    private static final List<String> SHAPES = List.of(
            "SELECT id, k, v FROM %1$s WHERE v %% 3 <> 0",
            "SELECT a.id, a.k, b.v FROM %1$s a JOIN %2$s b ON b.id = a.k",
            "SELECT k AS id, count(*) AS k, sum(v) AS v FROM %1$s GROUP BY k",
            "SELECT a.id, a.k, coalesce(b.v, 0) AS v FROM %1$s a LEFT JOIN %2$s b ON b.id = a.k",
            "SELECT a.id, a.k, a.v FROM %1$s a WHERE EXISTS (SELECT FROM %2$s b WHERE b.k = a.id)",
            "SELECT k AS id, max(id) AS k, min(v) AS v FROM %1$s GROUP BY k",
            "SELECT id, k, v FROM %1$s UNION SELECT id, k, v FROM %2$s");

    private Dag() {}

    /** A stream table. */
    record Node(String name, String schedule, String query) {}

    /** Creates and fills the sources. */
    static void createSources(Session session) throws SQLException {
        for (String source : SOURCES) {
            session.execute(
                    "CREATE TABLE " + source + " (id int PRIMARY KEY, k int NOT NULL, v int NOT NULL)",
                    "INSERT INTO " + source + " SELECT i, i * 7 % " + Writers.KEYS + ", i FROM generate_series(1, "
                            + Writers.KEYS + ") AS i",
                    "CREATE INDEX ON " + source + " (k)");
        }
    }

    /** All, each after those that it reads. The first cluster is full of diamonds, the second has some, the third none. */
    static List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        for (int cluster = 0; cluster < CLUSTERS; cluster++) {
            List<String> below = SOURCES.subList(2 * cluster, 2 * cluster + 2);
            for (int level = 0; level < LEVELS.length; level++) {
                List<String> names = new ArrayList<>();
                for (int i = 0; i < LEVELS[level]; i++) {
                    String name = "c%d_l%d_%d".formatted(cluster, level, i);
                    String schedule = level == LEVELS.length - 1 ? SCHEDULES[i % 3] : SCHEDULES[(i + level) % 4];
                    nodes.add(new Node(name, schedule, query(cluster, level, i, below)));
                    names.add(name);
                }
                below = names;
            }
        }
        return nodes;
    }

    private static String query(int cluster, int level, int i, List<String> below) {
        String first = below.get(i % below.size());
        boolean joins = level == 0 || cluster == 0 || (cluster == 1 && i % 3 == 0);
        String second =
                joins ? below.get((i + 1) % below.size()) : SOURCES.get((2 * cluster + 2 + i % 2) % SOURCES.size());
        int shape = cluster == 2 && level > 0 ? List.of(0, 2, 5).get((i + level) % 3) : (i + level) % SHAPES.size();
        return SHAPES.get(shape).formatted(first, second);
    }
}
