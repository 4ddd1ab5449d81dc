package dev.pgstream.engine.sql;

import java.util.LinkedHashMap;
import java.util.Map;

/** The WITH queries of a statement, in an order in which each only reads earlier ones; equal texts share one. */
public final class CommonTables {

    private final Map<String, String> names = new LinkedHashMap<>();

    /** Returns the name of the common table with this text. */
    public String name(String select) {
        return names.computeIfAbsent(select, missing -> "pgs_d" + (names.size() + 1));
    }

    /** Gives a text a name of its own; later requests for the same text return it. */
    public void put(String name, String select) {
        names.put(select, name);
    }

    /** Returns {@code name AS (select)} items, comma separated. */
    public String list() {
        StringBuilder list = new StringBuilder();
        names.forEach((select, name) -> list.append(list.isEmpty() ? "" : ",\n")
                .append(name)
                .append(" AS (")
                .append(select)
                .append(')'));
        return list.toString();
    }
}
