package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.program.Program;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.lookup.IndexNames;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** The DDL of the stored table. */
final class TableBuilder {

    private static final List<String> GUARDED = List.of("INSERT", "UPDATE", "DELETE", "TRUNCATE");

    private final Session session;
    private final Target target;
    private final Program program;

    TableBuilder(Session session, Target target, Program program) {
        this.session = session;
        this.target = target;
        this.program = program;
    }

    /** Creates the empty table, its columns' types as the server infers them, and the tables beside it. */
    void create() throws SQLException {
        new AuxiliaryTables(session, target).create(program);
        stored().create(program.state());
    }

    /** The same out of the empty table that holds the name. Its guard goes until it is filled. */
    void complete() throws SQLException {
        new AuxiliaryTables(session, target).create(program);
        for (String event : GUARDED) {
            session.execute(
                    "DROP TRIGGER " + guard(event) + " ON " + target.table().sql());
        }
        new Placeholder(session, target, program).become(stored());
    }

    private StoredTable stored() {
        return new StoredTable(session, target.table(), program.storage());
    }

    /** Adds the indexes, which is faster on a filled table, and then the guard. */
    void finish() throws SQLException {
        addIndexes();
        addGuard();
    }

    private void addIndexes() throws SQLException {
        stored().addIndexes(program.indexes(), IndexNames.of(target));
        stored().analyze();
        new AuxiliaryTables(session, target).analyze();
    }

    private void addGuard() throws SQLException {
        for (String event : GUARDED) {
            String name = guard(event);
            QualifiedName table = target.table();
            session.execute("CREATE TRIGGER " + name + " BEFORE " + event + " ON " + table.sql()
                    + " FOR EACH STATEMENT EXECUTE FUNCTION pgstream.pgs_guard()");
            session.execute("ALTER TABLE " + table.sql() + " ENABLE ALWAYS TRIGGER " + name);
        }
    }

    private static String guard(String event) {
        return "pgs_guard_" + event.toLowerCase(Locale.ROOT);
    }
}
