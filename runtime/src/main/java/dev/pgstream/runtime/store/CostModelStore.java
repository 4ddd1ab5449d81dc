package dev.pgstream.runtime.store;

import dev.pgstream.engine.strategy.Action;
import dev.pgstream.engine.strategy.Experience;
import dev.pgstream.runtime.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code pgs_cost_models}: what refreshes have taken. The end of a refresh is in {@link HistoryStore}. */
public final class CostModelStore {

    /**
     * What AUTO decides by, in one row.
     *
     * @param workMem the session's own, in bytes
     * @param resultRows rows of the stream table, by the planner's statistics; negative if it was never analysed
     * @param rowBytes bytes of such a row
     * @param partitions how many partitions or groups it has that are computed anew; nothing where none are or nobody knows
     */
    public record Known(
            StrategySettings settings,
            long workMem,
            double resultRows,
            double rowBytes,
            Optional<Double> partitions,
            Experience experience) {}

    private final Session session;

    public CostModelStore(Session session) {
        this.session = session;
    }

    public Known known(long id) throws SQLException {
        return session.one("SELECT * FROM pgstream.pgs_known(?)", CostModelStore::read, id);
    }

    /** Reads a row that has the columns of {@code pgs_known}. */
    public static Known read(ResultSet row) throws SQLException {
        @Nullable String partitions = row.getString("partitions");
        return new Known(
                new StrategySettings(
                        row.getString("change_ratio"), row.getString("max_delta_mb"), row.getString("max_work_mem_mb")),
                row.getLong("session_work_mem"),
                row.getDouble("result_rows"),
                row.getDouble("row_bytes"),
                Optional.ofNullable(partitions).map(Double::valueOf),
                new Experience(
                        row.getLong("refreshes"),
                        row.getDouble("probe_credit_ms"),
                        row.getInt("probe_patience"),
                        row.getLong("last_probe"),
                        Optional.ofNullable(row.getString("last_action")).map(Action::valueOf),
                        SampleArray.parse(row.getString("samples"))));
    }

    /** Forgets what refreshes have taught: of another query. */
    public void forget(long id) throws SQLException {
        session.update("DELETE FROM pgstream.pgs_cost_models WHERE pgs_id = ?", id);
    }

    /** Adds the row of a stream table, or notes that other partitions are computed anew than before. */
    public void register(long id, Optional<List<String>> recomputed) throws SQLException {
        session.update("""
                INSERT INTO pgstream.pgs_cost_models (pgs_id, partition_columns) VALUES (?, CAST(? AS name[]))
                ON CONFLICT (pgs_id) DO UPDATE SET partition_columns = excluded.partition_columns""", id, recomputed.map(CostModelStore::names).orElse(null));
    }

    private static String names(List<String> names) {
        return names.stream()
                .map(name -> '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Notes what filling the empty table took. A source that was never analysed is taken to have rows of 100 bytes. */
    public void filled(long id, double ms) throws SQLException {
        session.update("""
                UPDATE pgstream.pgs_cost_models m SET samples = ARRAY[0, 0, 0, s.rows, CAST(? AS double precision), 0]
                FROM (SELECT coalesce(sum(CASE WHEN c.reltuples < 0 THEN pg_relation_size(c.oid) / 100
                                               ELSE c.reltuples END), 0)
                      FROM pg_class c WHERE c.oid IN (
                        SELECT d.source_relid FROM pgstream.pgs_dependencies d
                        WHERE d.pgs_id = CAST(? AS bigint) AND d.buffer_id IS NOT NULL
                        UNION ALL SELECT t.relid FROM pgstream.pgs_stream_tables t WHERE t.pgs_id = CAST(? AS bigint))
                     ) AS s (rows)
                WHERE m.pgs_id = CAST(? AS bigint)""", ms, id, id, id);
    }

    /** Returns the new row as parameters of {@code pgs_done}. */
    static List<@Nullable Object> values(Experience experience) {
        return Arrays.asList(
                experience.refreshes(),
                experience.credit(),
                (long) experience.patience(),
                experience.probed(),
                experience.last().map(Action::name).orElse(null),
                SampleArray.format(experience.samples()));
    }
}
