package dev.pgstream.worker.demo;

import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.worker.progress.Terminal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** Creates the demo's stream tables and shows their queries. */
record Declarations(Attached streamTables, Connection reader, Story story, Terminal terminal) {

    void declareAll() throws SQLException {
        for (DemoTable table : DemoTable.ALL) {
            story.line("");
            story.line("stream table " + table.name() + ": " + table.about());
            story.line(table.query().indent(4).stripTrailing());
            Declaration declaration = new Declaration(table.name(), table.query(), "manual", "AUTO", true);
            terminal.run("filling " + table.name(), () -> streamTables.create(declaration));
            story.done(String.format(Locale.ROOT, "    filled with %,d rows", rows(table)));
        }
        // Their statistics otherwise come with autovacuum's next round, somewhere among the measurements.
        new Session(reader).execute("ANALYZE");
    }

    private long rows(DemoTable table) throws SQLException {
        return new Session(reader).one("SELECT count(*) FROM " + table.name(), row -> row.getLong(1));
    }
}
