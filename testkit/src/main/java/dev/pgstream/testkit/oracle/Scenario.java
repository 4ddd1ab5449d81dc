package dev.pgstream.testkit.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run is about.
 *
 * @param setup statements that make the tables, in an empty schema that is first on the search path
 * @param tables what random writes go to
 * @param queries the stream tables' queries by name, each after those that it reads
 * @param mode the refresh mode of all of them
 */
public record Scenario(List<String> setup, List<Table> tables, Map<String, String> queries, String mode) {
    public Scenario {
        setup = List.copyOf(setup);
        tables = List.copyOf(tables);
        queries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(queries));
    }
}
