package dev.pgstream.engine.program.lookup;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.program.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An index of a stored table that refreshes find rows by.
 *
 * @param terms columns, or expressions over them in parentheses, as SQL
 */
public record StoredIndex(Kind kind, List<String> terms) {

    /** What an index can hold at most. */
    static final int MAX_TERMS = 32;

    /** What an index is for. */
    public enum Kind {
        PRIMARY_KEY,
        /** The key where parts of it may be NULL; NULLs are equal. */
        UNIQUE,
        /** Finds rows by some columns. */
        LOOKUP,
        /** Finds rows by their content, one by one. */
        CONTENT_LOOKUP
    }

    public StoredIndex {
        terms = List.copyOf(terms);
    }

    /** Returns the indexes that a stored table needs, the key first. */
    public static List<StoredIndex> of(Storage storage) {
        List<StoredIndex> indexes = new ArrayList<>(
                storage.key().isPresent() ? new KeyLookup(storage).indexes() : new ContentLookup(storage).indexes());
        for (List<String> names : storage.lookups()) {
            List<String> terms =
                    new ColumnsLookup(names.stream().map(storage::column).toList()).indexed();
            if (!terms.isEmpty() && indexes.stream().noneMatch(index -> index.beginsWith(terms))) {
                indexes.add(new StoredIndex(Kind.LOOKUP, terms));
            }
        }
        return indexes;
    }

    /** Whether it serves look-ups by these terms. */
    public boolean beginsWith(List<String> wanted) {
        return wanted.size() <= terms.size()
                && Set.copyOf(terms.subList(0, wanted.size())).equals(Set.copyOf(wanted));
    }

    /** Whether it holds the key, and is named like it. */
    public boolean isKey() {
        return kind == Kind.PRIMARY_KEY || kind == Kind.UNIQUE;
    }

    /** Returns the statements that create it, by a name that no other table of the schema has. */
    public List<String> create(QualifiedName table, String name) {
        String list = " (" + String.join(", ", terms) + ")";
        String constraint = "ALTER TABLE " + table.sql() + " ADD CONSTRAINT " + name;
        String index = "CREATE INDEX " + name + " ON " + table.sql() + list;
        return switch (kind) {
            case PRIMARY_KEY -> List.of(constraint + " PRIMARY KEY" + list);
            case UNIQUE -> List.of(constraint + " UNIQUE NULLS NOT DISTINCT" + list);
            case LOOKUP -> List.of(index);
            case CONTENT_LOOKUP -> List.of(index, withoutStatistics(new QualifiedName(table.schema(), name)));
        };
    }

    /**
     * Without statistics the planner takes every value as rare, however often the commonest occurs. That is what looking up
     * single rows wants: where it knew of few distinct values, it would read the table.
     */
    private static String withoutStatistics(QualifiedName index) {
        return "ALTER INDEX " + index.sql() + " ALTER COLUMN 1 SET STATISTICS 0";
    }
}
