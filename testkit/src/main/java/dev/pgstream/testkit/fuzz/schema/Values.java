package dev.pgstream.testkit.fuzz.schema;

import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.List;

/** The literals that columns of each type are filled with: few and repeated, with values that are equal but differ. */
final class Values {

    private Values() {}

    static List<String> of(Type type) {
        return switch (type) {
            case INT -> List.of("NULL", "0", "1", "1", "2", "2", "3", "5", "-1", "7");
            case BIGINT -> List.of("NULL", "0", "1", "1", "2", "3", "4", "-2", "30");
            case NUMERIC -> List.of("NULL", "0", "1", "1.0", "1.00", "2.5", "2.50", "-3.25", "10");
            case TEXT -> List.of("NULL", "'a'", "'a'", "'b'", "'B'", "'ab'", "''", "'it''s'");
            case BOOLEAN -> List.of("true", "true", "false", "NULL");
            case DATE -> List.of("NULL", "'2024-01-01'", "'2024-01-01'", "'2024-01-31'", "'2024-02-29'");
            case INTS -> List.of("NULL", "'{}'", "'{1}'", "'{1,2}'", "'{2,2,NULL}'", "'{3,1}'");
        };
    }

    /** The same without NULL. */
    static List<String> present(Type type) {
        return of(type).stream().filter(literal -> !literal.equals("NULL")).toList();
    }
}
