package dev.pgstream.engine.program;

import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.sql.Identifier;

/** A column of the stored table; hidden ones serve refreshes and come last. */
public record StoredColumn(String name, ColumnInfo info) {

    public boolean hidden() {
        return name.startsWith(Identifier.RESERVED_PREFIX);
    }
}
