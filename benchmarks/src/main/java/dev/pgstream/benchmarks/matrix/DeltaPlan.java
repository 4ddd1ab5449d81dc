package dev.pgstream.benchmarks.matrix;

import dev.pgstream.benchmarks.workload.Site;
import dev.pgstream.runtime.sql.PinnedSettings;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.FrontierStore;
import dev.pgstream.runtime.store.StatementStore;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Has the server explain a delta statement while it runs, and takes the refresh back. */
record DeltaPlan(Connection connection) {

    private static final String CHANGED =
            "SELECT oid::bigint FROM pg_class WHERE oid = ANY (CAST(? AS regclass[])) ORDER BY oid";

    /** Writes the plan, with what it really took, to a file that is named by the cell. */
    void write(Site site, Cell cell, String table, Path folder) throws SQLException {
        String sources = cell.scenario().bothChange()
                ? "{" + site.name("src") + "," + site.name("dim") + "}"
                : "{" + site.name("src") + "}";
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("%s-%d-%s.json".formatted(cell.scenario().name(), cell.rows(), cell.share()));
            Files.writeString(file, plan(table, sources) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String plan(String table, String sources) throws SQLException {
        connection.setAutoCommit(false);
        try {
            Session session = new Session(connection);
            StreamTable known = new StreamTableStore(session).named(table);
            List<Long> changed = session.list(CHANGED, row -> row.getLong(1), sources);
            return new PinnedSettings(session).with(known.settings(), () -> {
                new FrontierStore(session).admitWriter(known.id());
                return explained(new StatementStore(session)
                        .deltas(known.id()).stream()
                                .filter(delta -> delta.changed().equals(changed))
                                .findFirst()
                                .orElseThrow(() -> new IllegalStateException("no statement covers " + sources))
                                .sql());
            });
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** The driver must not look for parameters in the text, nor for its own escapes. */
    private String explained(String delta) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + delta)) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
