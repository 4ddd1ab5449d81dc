package dev.pgstream.datasets.tpch.change;

import dev.pgstream.datasets.Script;
import java.sql.SQLException;

/** Updates a row of each small table, in columns that the queries read. */
final class SmallUpdates {

    private final Script script;
    private final Values values;

    SmallUpdates(Script script, Values values) {
        this.script = script;
        this.values = values;
    }

    void update() throws SQLException {
        script.update("UPDATE region SET r_name = ? WHERE r_regionkey = ?", values.regionName(), values.region());
        script.update(
                "UPDATE nation SET n_name = ?, n_regionkey = ? WHERE n_nationkey = ?",
                values.nationName(),
                values.region(),
                values.nation());
        script.update(
                "UPDATE supplier SET s_nationkey = ?, s_acctbal = ?, s_comment = ? WHERE s_suppkey = ?",
                values.nation(),
                values.balance(),
                values.supplierComment(),
                values.supplier());
        script.update(
                "UPDATE part SET p_name = ?, p_brand = ?, p_type = ?, p_size = ?, p_container = ? WHERE p_partkey = ?",
                values.partName(),
                values.brand(),
                values.type(),
                values.size(),
                values.container(),
                values.part());
        script.update("""
                UPDATE partsupp SET ps_availqty = ?, ps_supplycost = ?
                WHERE (ps_partkey, ps_suppkey) =
                    (SELECT ps_partkey, min(ps_suppkey) FROM partsupp WHERE ps_partkey = ? GROUP BY ps_partkey)
                """, values.quantity(), values.cost(), values.part());
        script.update(
                "UPDATE customer SET c_nationkey = ?, c_phone = ?, c_acctbal = ?, c_mktsegment = ? WHERE c_custkey = ?",
                values.nation(),
                values.phone(),
                values.balance(),
                values.segment(),
                values.customer());
    }
}
