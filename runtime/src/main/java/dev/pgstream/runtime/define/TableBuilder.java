package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.program.Program;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** The DDL of the stored table. */
final class TableBuilder {

    static final String CHECK = "pgs_count_check";

    private static final List<String> GUARDED = List.of("INSERT", "UPDATE", "DELETE", "TRUNCATE");

    private final Session session;
    private final Target target;
    private final Program program;

    TableBuilder(Session session, Target target, Program program) {
        this.session = session;
        this.target = target;
        this.program = program;
    }

    /** Creates the empty table, its columns' types as the server infers them. */
    void create() throws SQLException {
        Storage storage = program.storage();
        // Groups are updated in place again and again; room in each page keeps such updates off the indexes.
        String options = storage.count().isPresent() ? " WITH (fillfactor = 70)" : "";
        session.execute("CREATE TABLE " + target.table().sql() + options + " AS " + program.state() + " WITH NO DATA");
        addCheck();
    }

    void addCheck() throws SQLException {
        Storage storage = program.storage();
        if (storage.count().isPresent()) {
            boolean grouped = !storage.key().orElse(List.of()).isEmpty();
            session.execute("ALTER TABLE " + target.table().sql() + " ADD CONSTRAINT " + CHECK + " CHECK ("
                    + Identifier.quote(storage.count().get()) + (grouped ? " > 0)" : " >= 0)"));
        }
    }

    /** Adds the key, which is faster on a filled table, and then the guard. */
    void finish() throws SQLException {
        addKey();
        addGuard();
    }

    /** The name of the key's constraint and index, which no other table of the schema has. */
    static String keyName(Target target) {
        return "pgs_key_" + target.pgsId();
    }

    void addKey() throws SQLException {
        List<String> key = program.storage().key().orElse(List.of());
        if (!key.isEmpty()) {
            String columns = key.stream().map(Identifier::quote).collect(Collectors.joining(", "));
            session.execute("ALTER TABLE " + target.table().sql() + " ADD CONSTRAINT " + keyName(target) + " "
                    + (program.storage().keyNotNull() ? "PRIMARY KEY (" : "UNIQUE NULLS NOT DISTINCT (") + columns
                    + ")");
        }
    }

    private void addGuard() throws SQLException {
        for (String event : GUARDED) {
            String name = "pgs_guard_" + event.toLowerCase(java.util.Locale.ROOT);
            QualifiedName table = target.table();
            session.execute("CREATE TRIGGER " + name + " BEFORE " + event + " ON " + table.sql()
                    + " FOR EACH STATEMENT EXECUTE FUNCTION pgstream.pgs_guard()");
            session.execute("ALTER TABLE " + table.sql() + " ENABLE ALWAYS TRIGGER " + name);
        }
    }
}
