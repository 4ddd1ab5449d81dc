package dev.pgstream.benchmarks.workload;

import dev.pgstream.datasets.Resource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A query of {@code src} and {@code dim}, and what an expert would write to keep its result.
 *
 * @param key columns that are unique in the result
 * @param lookups other columns by which the hand-written delta finds rows of the result
 * @param fillFactor of the hand-written result's table: less than 100 where rows are updated over and over
 * @param bothChange whether {@code dim} changes, too
 */
public record Scenario(String name, List<String> key, List<String> lookups, int fillFactor, boolean bothChange) {

    private static final int FULL_PAGES = 100;
    private static final int ROOM = 70;

    /** All of them. */
    public static final List<Scenario> ALL = List.of(
            rows("scan"),
            rows("filter"),
            groups("aggregate", "region"),
            groups("aggregate_10k", "customer"),
            rows("join"),
            new Scenario("join_both", List.of("id"), List.of(), FULL_PAGES, true),
            groups("join_agg", "kind"),
            new Scenario("join_agg_both", List.of("kind"), List.of(), ROOM, true),
            new Scenario("window", List.of("id"), List.of("customer"), FULL_PAGES, false),
            new Scenario("window_10", List.of("id"), List.of("region"), FULL_PAGES, false),
            new Scenario("lateral", List.of("dim_id", "id"), List.of(), FULL_PAGES, false),
            groups("cte", "dim_id"),
            new Scenario("union_all", List.of("id", "kind"), List.of(), FULL_PAGES, false));

    public Scenario {
        key = List.copyOf(key);
        lookups = List.copyOf(lookups);
    }

    private static Scenario rows(String name) {
        return new Scenario(name, List.of("id"), List.of(), FULL_PAGES, false);
    }

    private static Scenario groups(String name, String key) {
        return new Scenario(name, List.of(key), List.of(), ROOM, false);
    }

    /**
     * Those with these names, in the order of the names.
     *
     * @throws IllegalArgumentException if there is none of a name
     */
    public static List<Scenario> named(List<String> names) {
        return names.stream().map(Scenario::named).toList();
    }

    private static Scenario named(String name) {
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no scenario '" + name + "', but "
                        + ALL.stream().map(Scenario::name).toList()));
    }

    /** The SELECT, of tables without schema. */
    public String query() {
        return Resource.text(Scenario.class, name + "/query.sql");
    }

    /** The statements that bring {@code hand} up to date from {@code chg_src} and {@code chg_dim}. */
    public List<String> handWritten() {
        return Stream.of(Resource.text(Scenario.class, name + "/delta.sql").split(";\\s*\n|;$"))
                .toList();
    }

    /** The key as a list. */
    public String keyList() {
        return String.join(", ", key);
    }
}
