package dev.pgstream.worker.demo.data;

import io.trino.tpch.Customer;
import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.Distributions;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.Order;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.TextPool;
import io.trino.tpch.TpchEntity;
import java.util.Iterator;

/** The TPC-H generators at one scale. */
final class Generator {

    private static final int ORDERS_AT_SCALE_1 = OrderGenerator.SCALE_BASE;
    private static final int CUSTOMERS_AT_SCALE_1 = CustomerGenerator.SCALE_BASE;

    /** Comments are drawn from this much text: nobody reads them here, and the standard's 300 MB take long to make. */
    private static final int TEXT_BYTES = 1 << 20;

    private final double scale;
    private final TextPool texts = new TextPool(TEXT_BYTES, Distributions.getDefaultDistributions());

    Generator(double scale) {
        this.scale = scale;
    }

    static long orderCount(double scale) {
        return (long) (ORDERS_AT_SCALE_1 * scale);
    }

    static long customerCount(double scale) {
        return (long) (CUSTOMERS_AT_SCALE_1 * scale);
    }

    Iterator<Customer> customers() {
        return new CustomerGenerator(scale, 1, 1, Distributions.getDefaultDistributions(), texts).iterator();
    }

    /** In the order of their keys. */
    Iterator<Order> orders() {
        return new OrderGenerator(scale, 1, 1, Distributions.getDefaultDistributions(), texts).iterator();
    }

    /** In the order of their orders' keys. */
    Iterator<LineItem> lineItems() {
        return new LineItemGenerator(scale, 1, 1, Distributions.getDefaultDistributions(), texts).iterator();
    }

    /** A row as COPY takes it with {@code |} as delimiter; the generators put one at the end too. */
    static String line(TpchEntity row) {
        String line = row.toLine();
        return line.endsWith("|") ? line.substring(0, line.length() - 1) : line;
    }
}
