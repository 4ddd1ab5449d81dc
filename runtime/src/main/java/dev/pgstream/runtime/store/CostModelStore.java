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

    public Known known(StreamTable table) throws SQLException {
        return session.one("""
                SELECT current_setting('pg_stream.differential_max_change_ratio', true),
                       current_setting('pg_stream.max_delta_mb', true),
                       current_setting('pg_stream.merge_work_mem_max_mb', true),
                       pg_size_bytes(current_setting('work_mem')), CAST(c.reltuples AS double precision),
                       CASE WHEN c.reltuples > 0
                            THEN c.relpages * CAST(current_setting('block_size') AS double precision) / c.reltuples
                            ELSE 100 END,
                       CAST(CASE WHEN m.partition_columns IS NOT NULL
                                 THEN pgstream.pgs_partitions(c.oid, m.partition_columns) END AS text),
                       m.refreshes, m.probe_credit_ms, m.probe_patience, m.last_probe, m.last_action,
                       CAST(m.samples AS text)
                FROM pg_class c JOIN pgstream.pgs_cost_models m ON m.pgs_id = ?
                WHERE c.oid = CAST(? AS bigint)::oid""", CostModelStore::read, table.id(), table.relid());
    }

    private static Known read(ResultSet row) throws SQLException {
        @Nullable String partitions = row.getString(7);
        return new Known(
                new StrategySettings(row.getString(1), row.getString(2), row.getString(3)),
                row.getLong(4),
                row.getDouble(5),
                row.getDouble(6),
                Optional.ofNullable(partitions).map(Double::valueOf),
                new Experience(
                        row.getLong(8),
                        row.getDouble(9),
                        row.getInt(10),
                        row.getLong(11),
                        Optional.ofNullable(row.getString(12)).map(Action::valueOf),
                        SampleArray.parse(row.getString(13))));
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

    /** What a refresh writes together with its history: the new row, of which the number of the stream table is last. */
    static final String LEARN = """
            UPDATE pgstream.pgs_cost_models SET refreshes = ?, probe_credit_ms = ?, probe_patience = ?, last_probe = ?,
                   last_action = ?, samples = CAST(? AS double precision[])
            WHERE pgs_id = ?""";

    static List<@Nullable Object> values(long id, Experience experience) {
        return Arrays.asList(
                experience.refreshes(),
                experience.credit(),
                (long) experience.patience(),
                experience.probed(),
                experience.last().map(Action::name).orElse(null),
                SampleArray.format(experience.samples()),
                id);
    }
}
