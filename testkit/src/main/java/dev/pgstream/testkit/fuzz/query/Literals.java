package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Type;

/** Literals with their types, mostly values that the tables hold too. */
final class Literals {

    private Literals() {}

    static String random(Dice dice, Type type) {
        if (dice.chance(8)) {
            return "NULL::" + type.sql();
        }
        return switch (type) {
            case INT -> dice.oneOf("0", "1", "2", "3", "7");
            case BIGINT -> dice.oneOf("0", "1", "2", "30") + "::bigint";
            case NUMERIC -> dice.oneOf("0.0", "1.0", "2.50", "1.00");
            case TEXT -> dice.oneOf("'a'", "'b'", "''", "'B'") + "::text";
            case BOOLEAN -> dice.oneOf("true", "false");
            case DATE -> dice.oneOf("'2024-01-01'", "'2024-02-29'") + "::date";
            case INTS -> dice.oneOf("'{}'", "'{1}'", "'{1,2}'") + "::int[]";
        };
    }
}
