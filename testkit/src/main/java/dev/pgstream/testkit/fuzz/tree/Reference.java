package dev.pgstream.testkit.fuzz.tree;

import java.util.Set;

/**
 * A column.
 *
 * @param qualifier the relation's name; empty for an output column's name in {@code ORDER BY}
 * @param needs the names that have to be defined in the query for this to have a meaning
 */
public record Reference(String qualifier, String column, Type sort, Set<String> needs) implements Tree {
    public Reference {
        needs = Set.copyOf(needs);
    }

    /** A column of a table under a name. */
    public static Reference ofTable(String name, String column, Type type) {
        return new Reference(name, column, type, Set.of(name));
    }

    /** A column of a relation that defines its columns' names itself. */
    public static Reference ofDerived(String name, String column, Type type) {
        return new Reference(name, column, type, Set.of(name, column));
    }

    /** An output column of the query that this stands in. */
    public static Reference ofOutput(String column, Type type) {
        return new Reference("", column, type, Set.of(column));
    }

    @Override
    public void print(StringBuilder sql) {
        sql.append(qualifier).append(qualifier.isEmpty() ? "" : ".").append(column);
    }
}
