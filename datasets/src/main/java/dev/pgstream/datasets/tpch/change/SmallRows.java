package dev.pgstream.datasets.tpch.change;

import dev.pgstream.datasets.Script;
import dev.pgstream.datasets.tpch.Scale;
import java.sql.SQLException;

/** Inserts a row into each small table, with a key of its own, and deletes it again later. */
final class SmallRows {

    private final Script script;
    private final Values values;
    private int number;

    SmallRows(Script script, Values values) {
        this.script = script;
        this.values = values;
    }

    /** Deletes the rows of the last call and inserts new ones. */
    void replace() throws SQLException {
        if (number > 0) {
            delete(new Keys(values.scale(), number));
        }
        number++;
        insert(new Keys(values.scale(), number));
    }

    private void insert(Keys keys) throws SQLException {
        script.update("INSERT INTO region VALUES (?, ?, 'new')", keys.region(), values.regionName());
        script.update(
                "INSERT INTO nation VALUES (?, ?, ?, 'new')", keys.nation(), values.nationName(), values.region());
        script.update(
                "INSERT INTO supplier VALUES (?, 'Supplier#' || lpad(?, 9, '0'), 'new', ?, ?, ?, ?)",
                keys.supplier(),
                String.valueOf(keys.supplier()),
                values.nation(),
                values.phone(),
                values.balance(),
                values.supplierComment());
        script.update(
                "INSERT INTO part VALUES (?, ?, 'Manufacturer#1', ?, ?, ?, ?, ?, 'new')",
                keys.part(),
                values.partName(),
                values.brand(),
                values.type(),
                values.size(),
                values.container(),
                values.cost());
        for (long supplier : new long[] {values.supplier(), keys.supplier()}) {
            script.update(
                    "INSERT INTO partsupp VALUES (?, ?, ?, ?, 'new')",
                    keys.part(),
                    supplier,
                    values.quantity(),
                    values.cost());
        }
        script.update(
                "INSERT INTO customer VALUES (?, 'Customer#' || lpad(?, 9, '0'), 'new', ?, ?, ?, ?, 'new')",
                keys.customer(),
                String.valueOf(keys.customer()),
                values.nation(),
                values.phone(),
                values.balance(),
                values.segment());
    }

    private void delete(Keys keys) throws SQLException {
        script.update("DELETE FROM customer WHERE c_custkey = ?", keys.customer());
        script.update("DELETE FROM partsupp WHERE ps_partkey = ?", keys.part());
        script.update("DELETE FROM part WHERE p_partkey = ?", keys.part());
        script.update("DELETE FROM supplier WHERE s_suppkey = ?", keys.supplier());
        script.update("DELETE FROM nation WHERE n_nationkey = ?", keys.nation());
        script.update("DELETE FROM region WHERE r_regionkey = ?", keys.region());
    }

    /** The keys of the rows with a number, beyond those of the generator. */
    private record Keys(Scale scale, int number) {

        long region() {
            return Values.REGION_COUNT - 1L + number;
        }

        long nation() {
            return Values.NATION_COUNT - 1L + number;
        }

        long supplier() {
            return scale.suppliers() + number;
        }

        long part() {
            return scale.parts() + number;
        }

        long customer() {
            return scale.customers() + number;
        }
    }
}
