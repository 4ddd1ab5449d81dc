package dev.pgstream.engine.program.apply;

import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.sql.Equality;
import dev.pgstream.engine.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Changes rows found by their key, in one MERGE. */
public final class KeyedApply {

    private final Target target;
    private final Storage storage;
    private final List<String> key;

    public KeyedApply(Target target, Storage storage) {
        this.target = target;
        this.storage = target.typed(storage);
        this.key = storage.key().orElseThrow();
    }

    /**
     * Returns the MERGE for a signed multiset of rows: netted, at most one row leaves and one enters for each key, and the
     * entering one wins.
     */
    public String changes(String weighted) {
        return merge(latest(Netting.net(storage, weighted)), false);
    }

    /** Returns the MERGE that brings the stored rows to a whole state, writing only what differs. */
    public String difference(String state) {
        return merge(latest(Netting.difference(storage, target.table().sql(), state)), false);
    }

    /**
     * Returns the MERGE for rows that are to be: at most one for each key, gone if its weight is negative.
     *
     * @param rows a SELECT of the stored columns and a weight
     */
    public String rows(String rows) {
        return merge(rows, true);
    }

    private String latest(String net) {
        if (key.isEmpty()) {
            return net + " ORDER BY __pgs_w DESC LIMIT 1";
        }
        String columns = key.stream().map(Identifier::quote).collect(Collectors.joining(", "));
        return "SELECT DISTINCT ON (" + columns + ") * FROM (" + net + ") AS pgs_n ORDER BY " + columns
                + ", __pgs_w DESC";
    }

    private String merge(String source, boolean onlyDifferent) {
        String names = Netting.list(storage);
        String values = storage.names().stream()
                .map(name -> "m." + Identifier.quote(name))
                .collect(Collectors.joining(", "));
        List<StoredColumn> written = storage.columns().stream()
                .filter(column -> !key.contains(column.name())
                        || Equality.looks("", column.info()).isPresent())
                .toList();
        StringBuilder sql = new StringBuilder("MERGE INTO " + target.table().sql() + " AS t\nUSING (SELECT * FROM ("
                + source + ") AS pgs_s WHERE " + Frame.OPEN + ") AS m\nON "
                + new GroupApply(target, storage).sameGroup("t", "m")
                + "\nWHEN MATCHED AND m.__pgs_w < 0 THEN DELETE");
        if (!written.isEmpty()) {
            sql.append("\nWHEN MATCHED")
                    .append(onlyDifferent ? " AND (" + differs(written) + ")" : "")
                    .append(" THEN UPDATE SET ")
                    .append(written.stream()
                            .map(column -> Identifier.quote(column.name()) + " = m." + Identifier.quote(column.name()))
                            .collect(Collectors.joining(", ")));
        }
        return sql.append("\nWHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT (")
                .append(names)
                .append(") VALUES (")
                .append(values)
                .append(')')
                .toString();
    }

    private static String differs(List<StoredColumn> columns) {
        List<String> conditions = new ArrayList<>();
        for (StoredColumn column : columns) {
            String name = Identifier.quote(column.name());
            ColumnInfo info = column.info();
            conditions.add("t." + name + " IS DISTINCT FROM m." + name);
            Equality.looks("t." + name, info)
                    .ifPresent(stored -> conditions.add(stored + " IS DISTINCT FROM "
                            + Equality.looks("m." + name, info).orElseThrow()));
        }
        return String.join(" OR ", conditions);
    }
}
