package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Stored;
import dev.pgstream.engine.plan.rewrite.GroupStorage;
import dev.pgstream.engine.program.Auxiliary;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.apply.Frame;
import dev.pgstream.engine.program.apply.GroupTable;
import dev.pgstream.engine.program.apply.Netting;
import dev.pgstream.engine.program.lookup.KeyLookup;
import dev.pgstream.engine.sql.CommonTables;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.engine.sql.SqlPrinter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The groups of a query that have tables of their own: computed with the whole state, and changed by the statement that
 * changes the stream table, before it.
 */
public final class NestedGroups {

    private final Target target;
    private final List<Stored> stored;

    public NestedGroups(Target target, Operator root) {
        this.target = target;
        this.stored = GroupStorage.in(root);
    }

    /** The tables. */
    public List<Auxiliary> tables() {
        return stored.stream()
                .map(groups -> new Auxiliary(
                        target.auxiliary(groups),
                        storage(groups),
                        Standalone.select(state(groups).state(groups.aggregate()))))
                .toList();
    }

    /** Adds common tables with the groups computed from the sources. */
    public static void compute(CommonTables common, Operator root) {
        for (Stored groups : GroupStorage.in(root)) {
            common.put(
                    groups.state(), new SqlPrinter(common).print(state(groups).state(groups.aggregate())));
        }
    }

    /** The same, and fills the tables with them. */
    public void fill(Frame frame, Operator root) {
        compute(frame.common(), root);
        for (Stored groups : stored) {
            String columns = Netting.list(state(groups).storage());
            frame.modify(
                    "pgs_fill_" + groups.number(),
                    "INSERT INTO " + target.auxiliary(groups).sql() + " (" + columns + ") SELECT " + columns + " FROM "
                            + groups.state());
        }
    }

    /** Adds common tables with the groups as they are to be and with their change, and changes the tables. */
    public void change(Frame frame, SqlPrinter printer, Set<Long> changed) {
        for (Stored groups : stored) {
            if (new Differentiator(changed).terms(groups).isEmpty()) {
                String all = "SELECT " + columns(groups) + " FROM "
                        + target.auxiliary(groups).sql();
                frame.common().putInline(groups.state(), all);
                frame.common().putInline(groups.untouched(), "SELECT * FROM " + groups.state());
                frame.common().putInline(groups.touched(), all + " WHERE false");
            } else {
                change(groups, frame, printer, changed);
            }
        }
    }

    private void change(Stored groups, Frame frame, SqlPrinter printer, Set<Long> changed) {
        GroupState state = state(groups);
        Storage storage = storage(groups);
        String table = target.auxiliary(groups).sql();
        String suffix = "_" + groups.number();
        frame.common().putInline(groups.former(), "SELECT " + columns(groups) + " FROM " + table);
        GroupChange change = new GroupChange(state, storage, table, suffix);
        change.compute(frame, printer, changed);
        String next = "pgs_next" + suffix;
        frame.common().put(next, change.next(frame.common(), printer));
        String touched = "EXISTS (SELECT FROM " + next + " AS m WHERE " + new KeyLookup(storage).same("t", "m") + ")";
        String coming = "SELECT " + columns(groups) + ", 1 AS __pgs_w FROM " + next + " WHERE __pgs_w > 0";
        String leaving = "SELECT " + columns(groups) + ", -1 FROM " + table + " AS t WHERE " + touched;
        frame.common().put(groups.change(), coming + "\nUNION ALL " + leaving);
        frame.common()
                .putInline(
                        groups.untouched(),
                        "SELECT " + columns(groups) + " FROM " + table + " AS t WHERE NOT " + touched);
        frame.common()
                .putInline(groups.touched(), "SELECT " + columns(groups) + " FROM " + next + " WHERE __pgs_w > 0");
        frame.common()
                .putInline(
                        groups.state(),
                        "SELECT * FROM " + groups.untouched() + "\nUNION ALL SELECT * FROM " + groups.touched());
        new GroupTable(table, storage).change(frame, next, suffix);
    }

    /** The columns that the query reads of the groups. */
    private static String columns(Stored groups) {
        return Lineage.names(groups).stream().map(Identifier::quote).collect(Collectors.joining(", "));
    }

    private Storage storage(Stored groups) {
        return target.typed(target.auxiliary(groups), state(groups).storage());
    }

    private static GroupState state(Stored groups) {
        GroupedQuery query = query(groups.aggregate());
        Map<ColumnRef, ColumnInfo> known = Lineage.of(groups);
        List<StoredColumn> stored = query.outputs().stream()
                .map(output -> new StoredColumn(
                        output.name(), known.getOrDefault(ColumnRef.of(output.name()), ColumnInfo.UNKNOWN)))
                .toList();
        return GroupState.of(
                query,
                new GroupColumns(stored, query.outputs(), groups.aggregate().keys()));
    }

    /** The groups as a query of their own, which shows all keys and results. */
    static GroupedQuery query(Aggregate aggregate) {
        List<Output> outputs = aggregate.names().stream()
                .map(name -> new Output(ColumnRef.of(name), name))
                .toList();
        return new GroupedQuery(outputs, Optional.empty(), aggregate);
    }
}
