package dev.pgstream.engine.program;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.plan.Stored;
import dev.pgstream.engine.sql.ChangeBuffer;
import java.util.Map;

/**
 * The stream table that statements write.
 *
 * @param pgsId its number in the catalog
 * @param definition the view that holds its query
 * @param types the types of stored columns that the server has been asked for, by table
 */
public record Target(
        QualifiedName table, long pgsId, QualifiedName definition, Map<QualifiedName, Map<String, SqlType>> types) {

    public Target {
        types = Map.copyOf(types);
    }

    /** A target of whose columns only those have a known type that the query's analysis tells. */
    public Target(QualifiedName table, long pgsId, QualifiedName definition) {
        this(table, pgsId, definition, Map.of());
    }

    /** The same target with types of stored columns. */
    public Target withTypes(Map<QualifiedName, Map<String, SqlType>> known) {
        return new Target(table, pgsId, definition, known);
    }

    /** The storage of the stream table with what is known of its types. */
    public Storage typed(Storage storage) {
        return typed(table, storage);
    }

    /** The storage of one of its tables with what is known of its types. */
    public Storage typed(QualifiedName name, Storage storage) {
        return storage.typed(types.getOrDefault(name, Map.of()));
    }

    /** The table beside it that keeps nested groups. */
    public QualifiedName auxiliary(Stored stored) {
        return new QualifiedName(ChangeBuffer.SCHEMA, auxiliaryPrefix() + stored.number());
    }

    /** What the names of all tables beside it begin with. */
    public String auxiliaryPrefix() {
        return "pgs_state_" + pgsId + "_";
    }
}
