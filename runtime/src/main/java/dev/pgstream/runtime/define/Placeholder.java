package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.program.Program;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The empty table that holds the name of a stream table since it was requested. It becomes the stored table, for users may
 * have hung indexes, grants and views on it.
 */
final class Placeholder {

    private final Session session;
    private final Target target;
    private final Program program;

    Placeholder(Session session, Target target, Program program) {
        this.session = session;
        this.target = target;
        this.program = program;
    }

    /** Adds the hidden columns and what else the stored table has from the beginning. */
    void become(StoredTable stored) throws SQLException {
        Map<String, String> needed = needed();
        Map<String, String> present = TableShape.columns(session, target.table());
        requireSame(present, needed);
        for (StoredColumn column : program.storage().columns()) {
            if (!present.containsKey(column.name())) {
                session.execute("ALTER TABLE " + target.table().sql() + " ADD COLUMN " + Identifier.quote(column.name())
                        + " " + needed.get(column.name()));
            }
        }
        stored.adopt();
    }

    private void requireSame(Map<String, String> present, Map<String, String> needed) throws PgStreamException {
        Map<String, String> visible = new HashMap<>(needed);
        visible.keySet().removeIf(name -> name.startsWith(Identifier.RESERVED_PREFIX));
        if (!present.equals(visible)) {
            throw new PgStreamException(
                    ErrorCode.NOT_IN_PREREQUISITE_STATE,
                    "its columns are not those of its query any more, for one of them was altered since it was requested;"
                            + " drop it and create it again");
        }
    }

    /** What the server would make of the stored columns. */
    private Map<String, String> needed() throws SQLException {
        QualifiedName probe = new QualifiedName(ChangeBuffer.SCHEMA, "placeholder_" + target.pgsId());
        return session.andUndo(() -> {
            new StoredTable(session, probe, program.storage()).create(program.state());
            return TableShape.columns(session, probe);
        });
    }
}
