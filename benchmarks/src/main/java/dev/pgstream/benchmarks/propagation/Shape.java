package dev.pgstream.benchmarks.propagation;

import dev.pgstream.datasets.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * Stream tables over one table, {@code base}, in which a change travels.
 *
 * @param tables in an order in which each comes after those that it reads
 * @param last those that no other reads; they have the {@code id} and {@code v} of {@code base}
 */
record Shape(String name, String schedule, List<Query> tables, List<String> last) {

    private static final int DEPTH = 10;
    private static final int[] LEVELS = {4, 14, 42};

    /** All that are measured, at a schedule that fires often. */
    static List<Shape> all(String often) {
        return List.of(
                single("one table, every 100 ms", "100ms"),
                single("one table", often),
                chain(often),
                fan(often),
                diamond(often),
                diamonds(often));
    }

    private static Shape single(String name, String schedule) {
        return new Shape(
                name,
                schedule,
                List.of(new Query("alone", "SELECT id, g, v FROM base WHERE v >= 0")),
                List.of("alone"));
    }

    private static Shape chain(String schedule) {
        List<Query> tables = new ArrayList<>();
        String below = "base";
        for (int i = 1; i <= DEPTH; i++) {
            String name = "chain_" + i;
            tables.add(new Query(name, "SELECT id, g, v FROM " + below + " WHERE v >= 0"));
            below = name;
        }
        return new Shape("chain of " + DEPTH, schedule, tables, List.of(below));
    }

    private static Shape fan(String schedule) {
        List<Query> tables = new ArrayList<>();
        List<String> below = List.of("base");
        for (int level = 0; level < LEVELS.length; level++) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < LEVELS[level]; i++) {
                String name = "fan_" + level + "_" + i;
                tables.add(new Query(
                        name,
                        "SELECT id, g, v FROM " + below.get(i % below.size()) + " WHERE v >= 0 AND id <> "
                                + (1000 + i)));
                names.add(name);
            }
            below = names;
        }
        return new Shape(tables.size() + " over " + LEVELS.length + " levels", schedule, tables, below);
    }

    private static Shape diamond(String schedule) {
        return new Shape("diamond", schedule, diamond("base", ""), List.of("bottom"));
    }

    private static Shape diamonds(String schedule) {
        List<Query> tables = new ArrayList<>(diamond("base", ""));
        tables.addAll(diamond("bottom", "_2"));
        return new Shape("two diamonds, one below the other", schedule, tables, List.of("bottom_2"));
    }

    private static List<Query> diamond(String below, String suffix) {
        return List.of(
                new Query("top" + suffix, "SELECT id, g, v FROM " + below + " WHERE v >= 0"),
                new Query("one" + suffix, "SELECT id, g, v FROM top" + suffix + " WHERE id > 0"),
                new Query("other" + suffix, "SELECT g, count(*) AS n, max(v) AS v FROM top" + suffix + " GROUP BY g"),
                new Query(
                        "bottom" + suffix,
                        "SELECT o.id, o.g, least(o.v, m.v) AS v, m.n FROM one%1$s o JOIN other%1$s m ON m.g = o.g"
                                .formatted(suffix)));
    }
}
