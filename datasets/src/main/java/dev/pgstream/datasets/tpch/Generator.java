package dev.pgstream.datasets.tpch;

import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.Distributions;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.NationGenerator;
import io.trino.tpch.Order;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.PartGenerator;
import io.trino.tpch.PartSupplierGenerator;
import io.trino.tpch.RegionGenerator;
import io.trino.tpch.SupplierGenerator;
import io.trino.tpch.TextPool;
import io.trino.tpch.TpchEntity;
import java.util.Iterator;

/** The TPC-H generators at one scale. */
public final class Generator {

    private static final int QUICK_TEXT_BYTES = 1 << 20;

    private final Scale scale;
    private final Distributions distributions = Distributions.getDefaultDistributions();
    private final TextPool texts;

    private Generator(Scale scale, TextPool texts) {
        this.scale = scale;
        this.texts = texts;
    }

    /** The rows as the specification has them. Comments are drawn from 300 MB of text, which take long to make. */
    public static Generator standard(Scale scale) {
        return new Generator(scale, TextPool.getDefaultTextPool());
    }

    /** The same rows, but for their comments: these are drawn from 1 MB of text. */
    public static Generator quick(Scale scale) {
        return new Generator(scale, new TextPool(QUICK_TEXT_BYTES, Distributions.getDefaultDistributions()));
    }

    public Scale scale() {
        return scale;
    }

    /** All rows of a table, as lines for COPY. */
    Iterator<String> lines(Table table) {
        return switch (table) {
            case REGION -> lines(new RegionGenerator(distributions, texts).iterator());
            case NATION -> lines(new NationGenerator(distributions, texts).iterator());
            case PART -> lines(new PartGenerator(scale.factor(), 1, 1, distributions, texts).iterator());
            case SUPPLIER -> lines(new SupplierGenerator(scale.factor(), 1, 1, distributions, texts).iterator());
            case PARTSUPP -> lines(new PartSupplierGenerator(scale.factor(), 1, 1, texts).iterator());
            case CUSTOMER -> lines(new CustomerGenerator(scale.factor(), 1, 1, distributions, texts).iterator());
            case ORDERS -> lines(orders());
            case LINEITEM -> lines(lineItems());
        };
    }

    /** In the order of their keys. */
    Iterator<Order> orders() {
        return new OrderGenerator(scale.factor(), 1, 1, distributions, texts).iterator();
    }

    /** In the order of their orders' keys. */
    Iterator<LineItem> lineItems() {
        return new LineItemGenerator(scale.factor(), 1, 1, distributions, texts).iterator();
    }

    /** A row as COPY takes it with {@code |} as delimiter; the generators put one at the end too. */
    static String line(TpchEntity row) {
        String line = row.toLine();
        return line.endsWith("|") ? line.substring(0, line.length() - 1) : line;
    }

    private static Iterator<String> lines(Iterator<? extends TpchEntity> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public String next() {
                return line(rows.next());
            }
        };
    }
}
