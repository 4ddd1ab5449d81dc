package dev.pgstream.datasets.tpch;

import dev.pgstream.datasets.CopyLoad;
import dev.pgstream.datasets.Resource;
import dev.pgstream.datasets.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Random;
import java.util.function.LongConsumer;

/** Creates and loads the tables, all or some of them, and keeps what their changes go on from. */
public final class TpchData {

    private static final int ITEMS_AN_ORDER = 4;
    private static final int SUPPLIERS_A_PART = 4;
    private static final int NATIONS = 25;
    private static final int REGIONS = 5;

    private final Connection connection;
    private final Script script;
    private final Generator generator;
    private final long orders;
    private final OrderFeed feed;

    /**
     * Loads nothing yet.
     *
     * @param connection unqualified names on it are those of the tables
     * @param keptBack how many orders are not loaded, to come later as new ones
     */
    public TpchData(Connection connection, Generator generator, long keptBack) {
        this.connection = connection;
        this.script = new Script(connection);
        this.generator = generator;
        this.orders = generator.scale().orders() - keptBack;
        this.feed = new OrderFeed(generator);
    }

    /** Creates a table, without keys, and fills it; returns the number of rows. Each table can be loaded once. */
    public long load(Table table, LongConsumer progress) throws SQLException {
        script.run(table.definition());
        return CopyLoad.load(connection, table.sqlName(), lines(table), progress);
    }

    /** About how many rows {@link #load} brings. */
    public long estimate(Table table) {
        return switch (table) {
            case REGION -> REGIONS;
            case NATION -> NATIONS;
            case PART -> generator.scale().parts();
            case SUPPLIER -> generator.scale().suppliers();
            case PARTSUPP -> generator.scale().parts() * SUPPLIERS_A_PART;
            case CUSTOMER -> generator.scale().customers();
            case ORDERS -> orders;
            case LINEITEM -> orders * ITEMS_AN_ORDER;
        };
    }

    public void addPrimaryKey(Table table) throws SQLException {
        script.run(table.primaryKey());
    }

    /** Indexes a table's foreign keys, as far as the primary key doesn't. */
    public void addIndexes(Table table) throws SQLException {
        script.run(table.indexes());
    }

    /** Adds the foreign keys of all eight tables, which must have their primary keys. */
    public void addForeignKeys() throws SQLException {
        script.run(Resource.text(TpchData.class, "foreign_keys.sql"));
    }

    /** Collects a table's statistics and sets its visibility map, as autovacuum would sooner or later. */
    public void vacuum(Table table) throws SQLException {
        script.run("VACUUM ANALYZE " + table.sqlName());
    }

    /** The orders that were loaded, as changes know them. */
    public LiveOrders loadedOrders(Random random) {
        return new LiveOrders(orders, random);
    }

    /** The orders that were kept back. */
    public OrderFeed newOrders() {
        return feed;
    }

    public Connection connection() {
        return connection;
    }

    public Scale scale() {
        return generator.scale();
    }

    private Iterator<String> lines(Table table) {
        return switch (table) {
            case ORDERS -> feed.orders(orders);
            case LINEITEM -> feed.lineItemsUpTo(LiveOrders.key(orders));
            default -> generator.lines(table);
        };
    }
}
