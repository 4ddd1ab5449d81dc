package dev.pgstream.runtime.define;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.Alteration;
import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.RefreshMode;
import dev.pgstream.runtime.analyze.ServerAnalyzer;
import dev.pgstream.runtime.sql.PinnedSettings;
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
        RefreshMode mode = change.refreshMode() == null ? table.mode() : RefreshMode.parse(change.refreshMode());
        @Nullable
        String schedule = change.schedule() == null
                ? table.schedule()
                : Creator.schedule(change.schedule()).text().orElse(null);
        String status = change.status() == null ? table.status() : status(change.status());
        String query = change.query() == null ? table.query() : change.query();
        apply(table, new Declaration(table.name().sql(), query, schedule, mode.name(), true), status);
    }

    /** Creates the stream table, or makes the existing one as declared. */
    public void createOrReplace(Declaration declaration) throws SQLException {
        boolean exists = session.one(
                "SELECT EXISTS (SELECT FROM pgstream.pgs_stream_tables WHERE relid = to_regclass(?))",
                row -> row.getBoolean(1),
                declaration.name());
        if (!exists) {
            new Creator(session).create(declaration);
            return;
        }
        StreamTable table = tables.owned(declaration.name());
        @Nullable
        String schedule = Creator.schedule(declaration.schedule()).text().orElse(null);
        String mode = RefreshMode.parse(declaration.refreshMode()).name();
        apply(
                table,
                new Declaration(table.name().sql(), declaration.query(), schedule, mode, declaration.initialize()),
                table.status());
    }

    private void apply(StreamTable table, Declaration declaration, String status) throws SQLException {
        boolean sameQuery = declaration.query().equals(table.query());
        if (sameQuery
                && declaration.refreshMode().equals(table.mode().name())
                && !new PinnedSettings(session)
                        .with(table.settings(), () -> DefinitionDigest.changed(session, table.id()))) {
            tables.setSchedule(table.id(), declaration.schedule());
            tables.setStatus(table.id(), status);
            return;
        }
        rebuild(table, declaration, sameQuery);
        if (!status.equals("INITIALIZING") && declaration.initialize()) {
            tables.setStatus(tables.named(table.name().sql()).id(), status);
        }
    }

    /** Drops and creates; the table stays with its owner, and a query that stays the same keeps its meaning. */
    private void rebuild(StreamTable table, Declaration declaration, boolean sameQuery) throws SQLException {
        String owner = session.one(
                "SELECT relowner::regrole::text FROM pg_class WHERE oid = CAST(? AS bigint)::oid",
                row -> row.getString(1),
                table.relid());
        PinnedSettings pinned = new PinnedSettings(session);
        String canonical =
                pinned.with(table.settings(), () -> new ServerAnalyzer(session).definitionOf(table.definition()));
        new Dropper(session).drop(table.name().sql(), false);
        if (sameQuery) {
            new Creator(session).recreate(declaration, table.settings(), canonical);
        } else {
            new Creator(session).create(declaration);
        }
        StreamTable rebuilt = tables.named(table.name().sql());
        session.execute("ALTER TABLE " + rebuilt.name().sql() + " OWNER TO " + owner);
        session.execute("ALTER VIEW " + rebuilt.definition().sql() + " OWNER TO " + owner);
        new AuxiliaryTables(session, rebuilt.target()).setOwner(owner);
    }

    private static String status(String text) throws PgStreamException {
        String status = text.strip().toUpperCase(Locale.ROOT);
        if (!STATUSES.contains(status)) {
            throw new PgStreamException(
                    ErrorCode.INVALID_PARAMETER, "the status '" + text + "' is unknown; use ACTIVE or SUSPENDED");
        }
        return status;
    }
}
