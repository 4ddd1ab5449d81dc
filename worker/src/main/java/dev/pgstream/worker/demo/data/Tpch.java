package dev.pgstream.worker.demo.data;

import dev.pgstream.datasets.tpch.Generator;
import dev.pgstream.datasets.tpch.Scale;
import dev.pgstream.datasets.tpch.Table;
import dev.pgstream.datasets.tpch.TpchData;
import dev.pgstream.worker.progress.Progress;
import dev.pgstream.worker.progress.Terminal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The tables customer, orders and lineitem: creates and loads them with progress on the terminal. */
public final class Tpch {

    private static final List<Table> TABLES = List.of(Table.CUSTOMER, Table.ORDERS, Table.LINEITEM);

    /** Hears of each thing done, with the rows that it brought. */
    public interface Listener {
        void done(String what, long rows) throws SQLException;
    }

    private final TpchData data;
    private final Sizes sizes;

    /**
     * Starts the generators, which takes a moment.
     *
     * @param connection unqualified names on it are those of the demo's tables
     */
    public Tpch(Connection connection, double scale, Sizes sizes) {
        this.data = new TpchData(connection, Generator.quick(new Scale(scale)), sizes.keptBack());
        this.sizes = sizes;
    }

    public void load(Terminal terminal, Listener listener) throws SQLException {
        for (Table table : TABLES) {
            long rows;
            try (Progress progress = terminal.bar("loading " + table.sqlName(), data.estimate(table))) {
                rows = data.load(table, progress::advance);
            }
            listener.done(table.sqlName(), rows);
        }
        terminal.run("building keys and statistics", () -> {
            for (Table table : TABLES) {
                data.addPrimaryKey(table);
            }
            data.addIndexes(Table.ORDERS);
            for (Table table : TABLES) {
                data.vacuum(table);
            }
        });
        listener.done("keys and statistics", 0);
    }

    /** The changes that follow on what was loaded, the same for the same seed. */
    public Changes changes(long seed) {
        return new Changes(data, seed, sizes.changed());
    }
}
