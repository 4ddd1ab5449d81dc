package dev.pgstream.engine.program.apply;

import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.sql.CommonTables;
import dev.pgstream.engine.sql.Equality;
import dev.pgstream.engine.sql.Identifier;
import java.util.ArrayList;
import java.util.List;

/** Changes rows found by their content: of n equal rows exactly as many go or come as the change says. */
public final class BagApply {

    private final Target target;
    private final Storage storage;

    public BagApply(Target target, Storage storage) {
        this.target = target;
        this.storage = storage;
    }

    /** Returns the statement for a signed multiset of rows. */
    public String changes(CommonTables common, String weighted) {
        return apply(common, Netting.net(storage, weighted));
    }

    /** Returns the statement that brings the stored rows to a whole state, writing only what differs. */
    public String difference(CommonTables common, String state) {
        return apply(common, Netting.difference(storage, target.table().sql(), state));
    }

    private String apply(CommonTables common, String net) {
        String columns = Netting.list(storage);
        common.put("pgs_net", net);
        common.put(
                "pgs_leaving",
                "SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, " + columns
                        + " FROM pgs_net WHERE __pgs_w < 0");
        common.put("pgs_found", """
                SELECT ctid AS __pgs_at FROM (
                  SELECT t.ctid, m.__pgs_copies, row_number() OVER (PARTITION BY m.__pgs_row) AS __pgs_copy
                  FROM pgs_leaving AS m JOIN %s AS t ON %s) AS pgs_m
                WHERE __pgs_copy <= __pgs_copies""".formatted(target.table().sql(), matches()));
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

    private String matches() {
        List<String> conditions = new ArrayList<>();
        for (StoredColumn column : storage.columns()) {
            String stored = "t." + Identifier.quote(column.name());
            String leaving = "m." + Identifier.quote(column.name());
            conditions.add(Equality.of(stored, leaving, column.info()));
            Equality.looks(stored, column.info())
                    .ifPresent(looks -> conditions.add(looks + " IS NOT DISTINCT FROM "
                            + Equality.looks(leaving, column.info()).orElseThrow()));
        }
        return String.join(" AND ", conditions);
    }
}
