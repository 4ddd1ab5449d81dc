package dev.pgstream.engine.sql;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The WITH queries of a statement, in an order in which each only reads earlier ones; equal texts share one. */
public final class CommonTables {

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> inlined = new HashSet<>();

    /** Returns the name of the common table with this text. */
    public String name(String select) {
        return names.computeIfAbsent(select, missing -> "pgs_d" + (names.size() + 1));
    }

    /** Gives a text a name of its own; later requests for the same text return it. */
    public void put(String name, String select) {
        names.put(select, name);
    }

    /** The same for a text that the planner is to see in place wherever it is read, so that indexes can serve it. */
    public void putInline(String name, String select) {
        put(name, select);
        inlined.add(name);
    }

    /** Returns {@code name AS (select)} items, comma separated. */
    public String list() {
        StringBuilder list = new StringBuilder();
        names.forEach((select, name) -> list.append(list.isEmpty() ? "" : ",\n")
                .append(name)
                .append(inlined.contains(name) ? " AS NOT MATERIALIZED (" : " AS (")
                .append(select)
                .append(')'));
        return list.toString();
    }
}
