package dev.pgstream.datasets.tpch.change;

import dev.pgstream.datasets.tpch.LiveOrders;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Random;

/**
 * Updates of orders, each together with all of its line items. Some orders go to another customer, and some become as
 * large as q18 wants them.
 */
record OrderUpdates(Connection connection, LiveOrders orders, Random random, long customers) {

    private static final String ORDER = """
            UPDATE orders
            SET o_orderpriority = ?, o_orderstatus = ?, o_totalprice = o_totalprice + ?, o_orderdate = o_orderdate + ?,
                o_comment = ?, o_custkey = coalesce(?, o_custkey)
            WHERE o_orderkey = ?
            """;
    private static final String ITEMS = """
            UPDATE lineitem
            SET l_quantity = greatest(1, ? - l_linenumber),
                l_extendedprice = round(l_extendedprice / l_quantity * greatest(1, ? - l_linenumber), 2),
                l_discount = ?, l_returnflag = ?, l_linestatus = ?, l_shipmode = ?, l_shipdate = l_shipdate + ?,
                l_commitdate = l_commitdate + ?, l_receiptdate = l_receiptdate + ?
            WHERE l_orderkey = ?
            """;

    private static final List<String> PRIORITIES =
            List.of("1-URGENT", "2-HIGH", "3-MEDIUM", "4-NOT SPECIFIED", "5-LOW");
    private static final List<String> STATES = List.of("F", "O", "P");
    private static final List<String> COMMENTS =
            List.of("carefully final deposits", "special packages among the requests", "requests, special ones");
    private static final List<String> FLAGS = List.of("A", "N", "R");
    private static final List<String> MODES = List.of("MAIL", "SHIP", "AIR", "REG AIR", "TRUCK", "RAIL", "FOB");
    private static final int ONE_IN_MOVES = 10;
    private static final int ONE_IN_LARGE = 8;
    private static final int MOST = 51;

    void update(int count) throws SQLException {
        try (PreparedStatement order = connection.prepareStatement(ORDER);
                PreparedStatement items = connection.prepareStatement(ITEMS)) {
            for (long key : orders.pick(count)) {
                addOrder(order, key);
                addItems(items, key);
            }
            order.executeBatch();
            items.executeBatch();
        }
    }

    private void addOrder(PreparedStatement order, long key) throws SQLException {
        order.setString(1, any(PRIORITIES));
        order.setString(2, any(STATES));
        order.setBigDecimal(3, BigDecimal.valueOf(random.nextInt(100_000), 2));
        order.setInt(4, days());
        order.setString(5, any(COMMENTS));
        if (random.nextInt(ONE_IN_MOVES) == 0) {
            order.setLong(6, 1 + (long) (random.nextDouble() * customers));
        } else {
            order.setNull(6, Types.BIGINT);
        }
        order.setLong(7, key);
        order.addBatch();
    }

    private void addItems(PreparedStatement items, long key) throws SQLException {
        int quantity = random.nextInt(ONE_IN_LARGE) == 0 ? MOST : 2 + random.nextInt(MOST - 1);
        items.setInt(1, quantity);
        items.setInt(2, quantity);
        items.setBigDecimal(3, BigDecimal.valueOf(random.nextInt(11), 2));
        items.setString(4, any(FLAGS));
        items.setString(5, any(STATES.subList(0, 2)));
        items.setString(6, any(MODES));
        items.setInt(7, days());
        items.setInt(8, days());
        items.setInt(9, days());
        items.setLong(10, key);
        items.addBatch();
    }

    private int days() {
        return random.nextInt(15) - 7;
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
