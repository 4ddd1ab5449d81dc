package dev.pgstream.runtime.run;

import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.RefreshMode;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.FrontierStore;
import dev.pgstream.runtime.store.StreamTable;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides between doing nothing, applying changes and computing everything. */
final class Decider {

    private final Session session;

    Decider(Session session) {
        this.session = session;
    }

    Decision decide(StreamTable table) throws SQLException {
        List<Pending> pending = PendingChanges.of(session, table.id());
        @Nullable String full = mustBeFull(table, pending);
        if (full != null) {
            return new Decision(RefreshAction.FULL, full, pending);
        }
        if (pending.stream().noneMatch(Pending::any)) {
            return new Decision(RefreshAction.NO_DATA, "no source has changed", pending);
        }
        if (table.mode() == RefreshMode.AUTO) {
            double limit = maxChangeRatio();
            for (Pending source : pending) {
                if (source.sourceRows() > 0 && source.changedRows() > limit * source.sourceRows()) {
                    return new Decision(
                            RefreshAction.FULL,
                            "%d changed rows are more than %s of a source's %.0f rows"
                                    .formatted(source.changedRows(), limit, source.sourceRows()),
                            pending);
                }
            }
        }
        return new Decision(RefreshAction.DIFFERENTIAL, "changes are pending", pending);
    }

    private @Nullable String mustBeFull(StreamTable table, List<Pending> pending) throws SQLException {
        @Nullable String needs = new FrontierStore(session).needsFull(table.id());
        if (needs != null) {
            return needs;
        }
        if (!table.differential()) {
            return table.modeReason() == null ? "the query is not incremental" : table.modeReason();
        }
        if (pending.stream().anyMatch(Pending::truncated)) {
            return "a source was truncated";
        }
        return null;
    }

    private double maxChangeRatio() throws SQLException {
        return session.one(
                "SELECT coalesce(nullif(current_setting('pg_stream.differential_max_change_ratio', true), ''), '0.10')"
                        + "::double precision",
                row -> row.getDouble(1));
    }
}
