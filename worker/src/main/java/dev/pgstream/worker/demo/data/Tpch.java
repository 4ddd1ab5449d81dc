package dev.pgstream.worker.demo.data;

import dev.pgstream.worker.demo.Resource;
import dev.pgstream.worker.progress.Progress;
import dev.pgstream.worker.progress.Terminal;
import io.trino.tpch.TpchEntity;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.Random;

/** The tables customer, orders and lineitem: creates them, loads them, and keeps what their changes go on from. */
public final class Tpch {

    private static final int ITEMS_AN_ORDER = 4;

    /** Hears of each thing done, with the rows that it brought. */
    public interface Listener {
        void done(String what, long rows) throws SQLException;
    }

    private final Connection connection;
    private final Sizes sizes;
    private final Generator generator;
    private final OrderFeed feed;

    /**
     * Starts the generators, which takes a moment.
     *
     * @param connection unqualified names on it are those of the demo's tables
     */
    public Tpch(Connection connection, double scale, Sizes sizes) {
        this.connection = connection;
        this.sizes = sizes;
        this.generator = new Generator(scale);
        this.feed = new OrderFeed(generator);
    }

    public void load(Terminal terminal, Listener listener) throws SQLException {
        execute(Resource.text("tables.sql"));
        Iterator<String> customers = lines(generator.customers());
        copy("customer", customers, sizes.customers(), terminal, listener);
        copy("orders", feed.orders(sizes.orders()), sizes.orders(), terminal, listener);
        copy(
                "lineitem",
                feed.lineItemsUpTo(LiveOrders.key(sizes.orders())),
                sizes.orders() * ITEMS_AN_ORDER,
                terminal,
                listener);
        terminal.run("building keys and statistics", () -> {
            execute(Resource.text("keys.sql"));
            for (String table : new String[] {"customer", "orders", "lineitem"}) {
                execute("VACUUM ANALYZE " + table);
            }
        });
        listener.done("keys and statistics", 0);
    }

    /** The changes that follow on what was loaded, the same for the same seed. */
    public Changes changes(long seed) {
        Random random = new Random(seed);
        return new Changes(connection, feed, new LiveOrders(sizes.orders(), random), random, sizes);
    }

    private void copy(String table, Iterator<String> lines, long about, Terminal terminal, Listener listener)
            throws SQLException {
        long rows;
        try (Progress progress = terminal.bar("loading " + table, about)) {
            rows = CopyLoad.load(connection, table, lines, progress);
        }
        listener.done(table, rows);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Iterator<String> lines(Iterator<? extends TpchEntity> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public String next() {
                return Generator.line(rows.next());
            }
        };
    }
}
