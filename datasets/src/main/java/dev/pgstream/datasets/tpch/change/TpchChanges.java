package dev.pgstream.datasets.tpch.change;

import dev.pgstream.datasets.Script;
import dev.pgstream.datasets.tpch.LiveOrders;
import dev.pgstream.datasets.tpch.TpchData;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;

/** All kinds of changes to the tables, on what there is now. */
public final class TpchChanges {

    private final NewOrders newOrders;
    private final OldOrders oldOrders;
    private final OrderUpdates orderUpdates;
    private final SupplierMoves supplierMoves;
    private final AimedUpdates aimedUpdates;
    private final ShareUpdates shareUpdates;
    private final SmallUpdates smallUpdates;
    private final SmallRows smallRows;

    /**
     * Changes nothing yet.
     *
     * @param data what was loaded, orders and lineitem at least
     * @param seed what the choice of rows and values depends on
     */
    public TpchChanges(TpchData data, long seed) {
        Connection connection = data.connection();
        Script script = new Script(connection);
        Random random = new Random(seed);
        LiveOrders orders = data.loadedOrders(random);
        this.newOrders = new NewOrders(connection, data.newOrders(), orders);
        this.oldOrders = new OldOrders(connection, orders);
        this.orderUpdates =
                new OrderUpdates(connection, orders, random, data.scale().customers());
        this.supplierMoves = new SupplierMoves(connection, orders);
        this.aimedUpdates = new AimedUpdates(script, random);
        this.shareUpdates = new ShareUpdates(script, random);
        Values values = new Values(data.scale(), random);
        this.smallUpdates = new SmallUpdates(script, values);
        this.smallRows = new SmallRows(script, values);
    }

    /** RF1: inserts orders that were kept back, with their line items, row by row. */
    public void insertOrders(int count) throws SQLException {
        newOrders.insert(count);
    }

    /** RF2: deletes orders with their line items. */
    public void deleteOrders(int count) throws SQLException {
        oldOrders.delete(count);
    }

    /** Updates orders, and all of their line items. */
    public void updateOrders(int count) throws SQLException {
        orderUpdates.update(count);
    }

    /** Has another supplier of the same part deliver the line items of some orders. */
    public void moveSuppliers(int orders) throws SQLException {
        supplierMoves.move(orders);
    }

    /** Updates about a share of the rows of customer, supplier, part and partsupp: balances, sizes, prices, stocks. */
    public void updateOthers(double share) throws SQLException {
        shareUpdates.update(share);
    }

    /** Updates a few rows that the most selective queries read, whatever the scale. */
    public void updateSelected() throws SQLException {
        aimedUpdates.update();
    }

    /** Updates a row of each table but orders and lineitem. */
    public void updateSmallTables() throws SQLException {
        smallUpdates.update();
    }

    /** Inserts a row into each table but orders and lineitem, and deletes the one that this inserted the last time. */
    public void replaceSmallRows() throws SQLException {
        smallRows.replace();
    }
}
