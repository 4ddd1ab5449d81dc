package dev.pgstream.datasets.tpch;

import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.PartGenerator;
import io.trino.tpch.SupplierGenerator;

/**
 * The sizes of the tables.
 *
 * @param factor 1 is about 1 GB
 */
public record Scale(double factor) {

    public long orders() {
        return (long) (OrderGenerator.SCALE_BASE * factor);
    }

    public long customers() {
        return (long) (CustomerGenerator.SCALE_BASE * factor);
    }

    public long suppliers() {
        return (long) (SupplierGenerator.SCALE_BASE * factor);
    }

    public long parts() {
        return (long) (PartGenerator.SCALE_BASE * factor);
    }
}
