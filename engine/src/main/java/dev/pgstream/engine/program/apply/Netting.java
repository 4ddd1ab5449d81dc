package dev.pgstream.engine.program.apply;

import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.sql.Equality;
import dev.pgstream.engine.sql.Identifier;
import java.util.ArrayList;
import java.util.List;

/** Adds up a signed multiset, so that what was removed and added again cancels out, in whatever order it came. */
public final class Netting {

    private Netting() {}

    /**
     * Returns a SELECT of the stored columns and the non-zero sums of their weights. Equal values that look different
     * (1.0 and 1.00) are kept apart, or an update from one to the other would be lost.
     *
     * @param weighted a SELECT of the stored columns and weights
     */
    public static String net(Storage storage, String weighted) {
        List<String> grouping = new ArrayList<>();
        for (StoredColumn column : storage.columns()) {
            String name = Identifier.quote(column.name());
            grouping.add(name);
            Equality.looks(name, column.info()).ifPresent(grouping::add);
        }
        return "SELECT " + list(storage) + ", sum(__pgs_w) AS __pgs_w FROM (" + weighted + ") AS pgs_t GROUP BY "
                + String.join(", ", grouping) + " HAVING sum(__pgs_w) <> 0";
    }

    /** Returns a SELECT of what must change to bring the stored rows to the state, as a signed multiset. */
    static String difference(Storage storage, String table, String state) {
        return net(
                storage,
                "SELECT " + list(storage) + ", 1 AS __pgs_w FROM (" + state + ") AS pgs_q UNION ALL SELECT "
                        + list(storage) + ", -1 FROM " + table);
    }

    /** The stored columns as a list. */
    public static String list(Storage storage) {
        return String.join(", ", storage.names().stream().map(Identifier::quote).toList());
    }
}
