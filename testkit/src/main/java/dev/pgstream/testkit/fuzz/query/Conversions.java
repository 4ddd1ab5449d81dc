package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.fuzz.tree.Type;

/** Makes values of one type from values of another. */
final class Conversions {

    private Conversions() {}

    /** A value of a type that differs with the given one; never an error, whatever the value. */
    static Tree to(Type type, Tree value) {
        return switch (type) {
            case INT -> integer(value);
            case BIGINT -> cast(type, integer(value), "::bigint");
            case NUMERIC ->
                value.sort() == Type.BIGINT ? cast(type, value, "::numeric") : cast(type, integer(value), "::numeric");
            case TEXT -> cast(type, integer(value), "::text");
            case BOOLEAN -> Node.of(Production.COMPARISON, type, "(", integer(value), " > 1)");
            case DATE -> Node.of(Production.ARITHMETIC, type, "('2024-01-01'::date + ", integer(value), " % 5)");
            case INTS -> Node.of(Production.FUNCTION, type, "ARRAY[", integer(value), "]");
        };
    }

    private static Tree cast(Type type, Tree value, String to) {
        return Node.of(Production.CAST, type, "(", value, ")" + to);
    }

    private static Tree integer(Tree value) {
        return switch ((Type) value.sort()) {
            case INT -> value;
            case BIGINT -> cast(Type.INT, Node.of(Production.ARITHMETIC, Type.BIGINT, "(", value, " % 10)"), "::int");
            case NUMERIC -> cast(Type.INT, Node.of(Production.COMPARISON, Type.BOOLEAN, "(", value, " > 1)"), "::int");
            case TEXT -> Node.of(Production.FUNCTION, Type.INT, "length(", value, ")");
            case BOOLEAN -> cast(Type.INT, value, "::int");
            case DATE -> Node.of(Production.ARITHMETIC, Type.INT, "(", value, " - '2024-01-01'::date)");
            case INTS -> Node.of(Production.FUNCTION, Type.INT, "cardinality(", value, ")");
        };
    }
}
