package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.Restrict;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.apply.Frame;
import dev.pgstream.engine.program.apply.KeyedApply;
import dev.pgstream.engine.sql.Equality;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.engine.sql.SqlPrinter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Groups without state: those that the change touches are computed anew from the sources.
 *
 * <pre>
 *   K      =  the keys in dX
 *   stored where key in K  :=  query (X where key in K)
 * </pre>
 */
final class RecomputeShape implements Shape {

    private final GroupedQuery query;
    private final GroupColumns columns;
    private final Storage storage;

    RecomputeShape(GroupedQuery query, GroupColumns columns) {
        this.query = query;
        this.columns = columns;
        this.storage = new Storage(columns.stored(), Optional.of(columns.keys()), Optional.empty());
    }

    @Override
    public Storage storage() {
        return storage;
    }

    @Override
    public Optional<List<String>> recomputed() {
        return Optional.of(columns.keys());
    }

    @Override
    public Operator state() {
        return query.over(columns.outputs(), query.aggregate());
    }

    @Override
    public String delta(Frame frame, SqlPrinter printer, Target target, Set<Long> changed) {
        Aggregate aggregate = query.aggregate();
        Operator change = new Differentiator(changed).change(aggregate.input());
        String keys = aggregate.keys().isEmpty()
                ? "SELECT true AS pgs_any"
                : "SELECT DISTINCT " + quoted(aggregate.keys()) + " FROM (" + printer.printWeighted(change)
                        + ") AS pgs_t";
        frame.common().put("pgs_keys", keys);
        Operator affected =
                new Restrict(aggregate.keys(), aggregate.input(), new Reference("pgs_keys", aggregate.keys()));
        String now = printer.print(query.over(columns.outputs(), aggregate.over(affected)));
        return new KeyedApply(target, storage).rows(rows(now));
    }

    /** All affected keys, with their group as it is now or marked as gone. */
    private String rows(String now) {
        String list = storage.names().stream()
                .map(name -> columns.keys().contains(name)
                        ? "k." + Identifier.quote(keyOf(name)) + " AS " + Identifier.quote(name)
                        : "r." + Identifier.quote(name))
                .collect(Collectors.joining(", "));
        String on = columns.keys().isEmpty()
                ? "true"
                : columns.keys().stream()
                        .map(name -> Equality.of(
                                "k." + Identifier.quote(keyOf(name)),
                                "r." + Identifier.quote(name),
                                storage.column(name).info()))
                        .collect(Collectors.joining(" AND "));
        return "SELECT " + list + ", coalesce(r.__pgs_w, -1) AS __pgs_w FROM pgs_keys AS k LEFT JOIN (SELECT *, 1 AS"
                + " __pgs_w FROM (" + now + ") AS pgs_q) AS r ON " + on;
    }

    private String keyOf(String stored) {
        return query.aggregate().keys().get(columns.keys().indexOf(stored));
    }

    private static String quoted(List<String> names) {
        return names.stream().map(Identifier::quote).collect(Collectors.joining(", "));
    }
}
