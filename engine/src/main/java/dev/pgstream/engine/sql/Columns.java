package dev.pgstream.engine.sql;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Lists of columns. */
final class Columns {

    private Columns() {}

    static List<String> quoted(List<String> names) {
        return names.stream().map(Identifier::quote).toList();
    }

    static List<String> of(String qualifier, List<String> names) {
        return names.stream()
                .map(name -> qualifier + "." + Identifier.quote(name))
                .toList();
    }

    /** Joins the names, each quoted and passed through {@code item}, with commas. */
    static String joined(List<String> names, UnaryOperator<String> item) {
        return names.stream().map(name -> item.apply(Identifier.quote(name))).collect(Collectors.joining(", "));
    }
}
