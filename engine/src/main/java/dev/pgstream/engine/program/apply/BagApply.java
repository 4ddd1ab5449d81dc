package dev.pgstream.engine.program.apply;

import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.lookup.ContentLookup;
import dev.pgstream.engine.sql.CommonTables;

/** Changes rows found by their content: of n equal rows exactly as many go or come as the change says. */
public final class BagApply {

    private final Target target;
    private final Storage storage;
    private final ContentLookup lookup;

    public BagApply(Target target, Storage storage) {
        this.target = target;
        this.storage = target.typed(storage);
        this.lookup = new ContentLookup(this.storage);
    }

    /** Returns the statement for a signed multiset of rows. */
    public String changes(CommonTables common, String weighted) {
        return apply(
                common,
                Netting.net(storage, weighted),
                lookup.sameHash("t", "m").map(this::lookedUp).orElseGet(this::joined));
    }

    /** Returns the statement that brings the stored rows to a whole state, writing only what differs. */
    public String difference(CommonTables common, String state) {
        return apply(common, Netting.difference(storage, target.table().sql(), state), joined());
    }

    private String apply(CommonTables common, String net, String found) {
        String columns = Netting.list(storage);
        common.put("pgs_net", net);
        common.put(
                "pgs_leaving",
                "SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, " + columns
                        + " FROM pgs_net WHERE __pgs_w < 0");
        common.put("pgs_found", found);
        return """
                , pgs_check AS MATERIALIZED (
                  SELECT CASE WHEN %2$s THEN pgstream.pgs_check_found(
                    (SELECT sum(__pgs_copies) FROM pgs_leaving), (SELECT count(*) FROM pgs_found)) ELSE false END AS ok),
                pgs_deleted AS (
                  DELETE FROM %1$s WHERE (SELECT ok FROM pgs_check)
                  AND ctid = ANY (ARRAY(SELECT __pgs_at FROM pgs_found)))
                INSERT INTO %1$s (%3$s)
                SELECT %3$s FROM pgs_net, generate_series(1, __pgs_w)
                WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check)""".formatted(target.table().sql(), Frame.OPEN, columns);
    }

    /** Each leaving row by itself, by the index, and no more copies of it than leave. */
    private String lookedUp(String sameHash) {
        return """
                SELECT f.__pgs_at FROM pgs_leaving AS m CROSS JOIN LATERAL (
                  SELECT t.ctid AS __pgs_at FROM %s AS t
                  WHERE %s AND %s
                  LIMIT m.__pgs_copies) AS f""".formatted(target.table().sql(), sameHash, lookup.same("t", "m"));
    }

    /**
     * All leaving rows in one pass over the table. They meet by one hash of all columns; by each column's own, every stored
     * row would build an array for each (100,000 rows of five columns: 70 ms more). IS TRUE keeps the planner from that.
     */
    private String joined() {
        String same = lookup.same("t", "m");
        String condition = lookup.sameHash("t", "m")
                .map(hash -> hash + " AND (" + same + ") IS TRUE")
                .orElse(same);
        return """
                SELECT ctid AS __pgs_at FROM (
                  SELECT t.ctid, m.__pgs_copies, row_number() OVER (PARTITION BY m.__pgs_row) AS __pgs_copy
                  FROM pgs_leaving AS m JOIN %s AS t ON %s) AS pgs_m
                WHERE __pgs_copy <= __pgs_copies""".formatted(target.table().sql(), condition);
    }
}
