package dev.pgstream.it.tpch;

import dev.pgstream.datasets.tpch.Scale;
import dev.pgstream.datasets.tpch.change.TpchChanges;
import java.sql.SQLException;
import java.util.List;

/** What is changed before each refresh of all stream tables: each kind of change by itself, then all together. */
final class Rounds {

    /** A round. */
    record Round(String name, Changes changes) {}

    /** What a round does. */
    @FunctionalInterface
    interface Changes {
        void run(TpchChanges changes) throws SQLException;
    }

    private static final double REFRESHED = 0.001;
    private static final double UPDATED = 0.01;

    private Rounds() {}

    static List<Round> of(Scale scale) {
        int refreshed = (int) Math.round(scale.orders() * REFRESHED);
        int updated = (int) Math.round(scale.orders() * UPDATED);
        Changes all = changes -> {
            changes.insertOrders(refreshed);
            changes.replaceSmallRows();
            changes.updateOrders(updated);
            changes.moveSuppliers(refreshed);
            changes.updateSelected();
            changes.updateSmallTables();
            changes.deleteOrders(refreshed);
        };
        return List.of(
                new Round("RF1", changes -> changes.insertOrders(refreshed)),
                new Round("RF2", changes -> changes.deleteOrders(refreshed)),
                new Round("updates of 1 %", changes -> changes.updateOrders(updated)),
                new Round("moved suppliers", changes -> changes.moveSuppliers(refreshed)),
                new Round("selected rows", TpchChanges::updateSelected),
                new Round("selected rows again", TpchChanges::updateSelected),
                new Round("small tables, updates", TpchChanges::updateSmallTables),
                new Round("small tables, inserts", TpchChanges::replaceSmallRows),
                new Round("small tables, deletes and inserts", TpchChanges::replaceSmallRows),
                new Round("nothing", changes -> {}),
                new Round("all", all),
                new Round("all again", all));
    }

    /** How many orders {@link #of} inserts. */
    static long inserted(Scale scale) {
        return 3 * Math.round(scale.orders() * REFRESHED);
    }
}
