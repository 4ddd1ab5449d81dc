package dev.pgstream.runtime.define;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.Alteration;
import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.RefreshMode;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.DefinitionDigest;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes stream tables. A new query or mode rebuilds the table within the transaction. */
public final class Alterer {

    private static final Set<String> STATUSES = Set.of("ACTIVE", "SUSPENDED");

    private final Session session;
    private final StreamTableStore tables;

    public Alterer(Session session) {
        this.session = session;
        this.tables = new StreamTableStore(session);
    }

    public void alter(String name, Alteration change) throws SQLException {
        StreamTable table = tables.owned(name);
        String query = change.query() == null ? table.query() : change.query();
        RefreshMode mode = change.refreshMode() == null ? table.mode() : RefreshMode.parse(change.refreshMode());
        String schedule = change.schedule() == null ? table.schedule() : change.schedule();
        @Nullable
        String normal = Creator.schedule(declaration(table, query, schedule, mode))
                .text()
                .orElse(null);
        @Nullable String status = status(table, change.status());
        if (!query.equals(table.query()) || mode != table.mode() || DefinitionDigest.changed(session, table.id())) {
            rebuild(table, declaration(table, query, schedule, mode));
            table = tables.named(table.name().sql());
        } else {
            tables.setSchedule(table.id(), normal);
        }
        if (status != null) {
            tables.setStatus(table.id(), status);
        }
    }

    /** Creates the stream table, or makes the existing one as declared. */
    public void createOrReplace(Declaration declaration) throws SQLException {
        boolean exists = session.one("""
                SELECT EXISTS (SELECT FROM pgstream.pgs_stream_tables WHERE relid = to_regclass(?))""", row -> row.getBoolean(1), declaration.name());
        if (!exists) {
            new Creator(session).create(declaration);
            return;
        }
        String schedule = declaration.schedule() == null ? "manual" : declaration.schedule();
        alter(declaration.name(), new Alteration(declaration.query(), schedule, declaration.refreshMode(), null));
    }

    private void rebuild(StreamTable table, Declaration declaration) throws SQLException {
        new Dropper(session).drop(table.name().sql(), false);
        new Creator(session).create(declaration);
    }

    private static Declaration declaration(
            StreamTable table, String query, @Nullable String schedule, RefreshMode mode) {
        return new Declaration(table.name().sql(), query, schedule, mode.name(), true);
    }

    private static @Nullable String status(StreamTable table, @Nullable String text) throws PgStreamException {
        if (text == null) {
            return null;
        }
        String status = text.strip().toUpperCase(Locale.ROOT);
        if (!STATUSES.contains(status)) {
            throw new PgStreamException(
                    ErrorCode.INVALID_PARAMETER,
                    "stream table " + table.name() + ": the status '" + text + "' is unknown; use ACTIVE or SUSPENDED");
        }
        return status;
    }
}
