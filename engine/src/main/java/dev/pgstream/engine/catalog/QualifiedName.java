package dev.pgstream.engine.catalog;

import dev.pgstream.engine.sql.Identifier;

/** A relation's schema and name, unquoted, as the catalog has them. */
public record QualifiedName(String schema, String name) {

    /** Returns {@code schema.name}, each part quoted where SQL needs it. */
    public String sql() {
        return Identifier.quote(schema) + "." + Identifier.quote(name);
    }

    @Override
    public String toString() {
        return sql();
    }
}
