package dev.pgstream.engine.program;

import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.sql.Identifier;
import java.util.Map;
import java.util.Optional;

/** A column of the stored table; hidden ones serve refreshes and come last. */
public record StoredColumn(String name, ColumnInfo info) {

    /** The same column with its type among these, if it has none. */
    StoredColumn typed(Map<String, SqlType> types) {
        Optional<SqlType> type = info.type().or(() -> Optional.ofNullable(types.get(name)));
        return new StoredColumn(name, new ColumnInfo(type, info.notNull()));
    }

    public boolean hidden() {
        return name.startsWith(Identifier.RESERVED_PREFIX);
    }
}
