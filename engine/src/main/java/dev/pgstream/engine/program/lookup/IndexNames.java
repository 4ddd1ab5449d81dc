package dev.pgstream.engine.program.lookup;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.program.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of a stored table's indexes, which no other table of its schema has.
 *
 * @param key of the key's constraint and index
 * @param prefix what the names of the others begin with
 */
public record IndexNames(String key, String prefix) {

    /** Those of a stream table. */
    public static IndexNames of(Target target) {
        return new IndexNames("pgs_key_" + target.pgsId(), "pgs_find_" + target.pgsId() + "_");
    }

    /** Those of a table beside one. */
    public static IndexNames ofAuxiliary(QualifiedName table) {
        return new IndexNames(table.name() + "_key", table.name() + "_find_");
    }

    /** Returns the statements that create the indexes. */
    public List<String> create(QualifiedName table, List<StoredIndex> indexes) {
        List<String> statements = new ArrayList<>();
        int number = 1;
        for (StoredIndex index : indexes) {
            statements.addAll(index.create(table, index.isKey() ? key : prefix + number++));
        }
        return statements;
    }
}
