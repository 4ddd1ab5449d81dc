package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.Restrict;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.apply.Frame;
import dev.pgstream.engine.program.apply.GroupApply;
import dev.pgstream.engine.program.apply.KeyedApply;
import dev.pgstream.engine.sql.CommonTables;
import dev.pgstream.engine.sql.Equality;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.engine.sql.SqlPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Groups that are maintained by adding what changed to what is stored, without a look at the sources:
 *
 * <pre>
 *   stored  :=  stored + Agg (dX)           a group whose row count comes to 0 goes
 * </pre>
 *
 * Where an extreme (min, max) leaves its group, that group alone is computed anew.
 */
final class AdditiveShape implements Shape {

    private final List<SourceTable> sources;
    private final GroupState state;
    private final Storage storage;

    AdditiveShape(List<SourceTable> sources, GroupState state) {
        this.sources = List.copyOf(sources);
        this.state = state;
        this.storage = state.storage();
        if (!extremes().isEmpty() && !GroupShapes.nettable(state.query())) {
            throw new NotIncrementalException("min or max over rows with a column of a type without equality");
        }
    }

    @Override
    public Storage storage() {
        return storage;
    }

    @Override
    public String state() {
        return Standalone.select(state.state(aggregate()));
    }

    @Override
    public String full(Target target) {
        Frame frame = new Frame(target);
        return frame.around(new KeyedApply(target, storage)
                .difference(new SqlPrinter(frame.common()).print(state.state(aggregate()))));
    }

    @Override
    public String delta(Target target, Set<Long> changed) {
        Frame frame = new Frame(target, sources, changed);
        SqlPrinter printer = new SqlPrinter(frame.common());
        String change = printer.printWeighted(
                new Differentiator(changed).change(aggregate().input()));
        frame.common().put("pgs_delta", groups(extremes().isEmpty() ? change : netted(change)));
        String notFinite = state.calls().values().stream()
                .flatMap(call -> call.notFinite().stream())
                .collect(Collectors.joining(" OR "));
        if (!notFinite.isEmpty()) {
            frame.unless("EXISTS (SELECT FROM pgs_delta WHERE " + notFinite + ")");
        }
        if (extremes().isEmpty()) {
            return frame.around(new GroupApply(target, storage)
                    .merge(
                            "pgs_delta",
                            state.values(false),
                            state.values(true),
                            state.count().merged()));
        }
        return frame.around(new KeyedApply(target, storage).rows(recomputed(target, frame.common(), printer)));
    }

    private Aggregate aggregate() {
        return state.query().aggregate();
    }

    private List<String> extremes() {
        return state.calls().values().stream()
                .flatMap(call -> call.recompute().stream())
                .toList();
    }

    /** What changed, by group: the keys under their stored names and the changes of the state columns. */
    private String groups(String change) {
        List<String> keys = aggregate().keys().stream().map(Identifier::quote).toList();
        String list = Stream.concat(
                        aggregate().keys().stream()
                                .map(key -> Identifier.quote(key) + " AS " + Identifier.quote(state.storedKey(key))),
                        state.states().values().stream().flatMap(column -> column.deltas().stream()))
                .collect(Collectors.joining(", "));
        String touched =
                state.states().values().stream().map(StateColumn::touched).collect(Collectors.joining(" OR "));
        return "SELECT * FROM (SELECT " + list + " FROM (" + change + ") AS pgs_t"
                + (keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys)) + ") AS m WHERE " + touched;
    }

    /** Extremes look at what enters and what leaves, so a row that does both must not show. */
    private String netted(String change) {
        List<String> columns = new ArrayList<>();
        List<String> grouping = new ArrayList<>();
        Lineage.of(aggregate().input()).forEach((column, info) -> {
            columns.add(Identifier.quote(column.name()));
            Equality.looks(Identifier.quote(column.name()), info).ifPresent(grouping::add);
        });
        grouping.addAll(0, columns);
        return "SELECT " + String.join(", ", columns) + ", sum(__pgs_w) AS __pgs_w FROM (" + change
                + ") AS pgs_t GROUP BY " + String.join(", ", grouping) + " HAVING sum(__pgs_w) <> 0";
    }

    /** The new rows of all touched groups; those in {@code __pgs_redo} from the sources. */
    private String recomputed(Target target, CommonTables common, SqlPrinter printer) {
        GroupApply apply = new GroupApply(target, storage);
        String count = Identifier.quote(state.count().name());
        Map<String, String> merged = state.values(false);
        Map<String, String> initial = state.values(true);
        String next = Stream.of(
                        state.columns().keys().stream().map(key -> "m." + Identifier.quote(key)),
                        merged.keySet().stream()
                                .map(name -> "CASE WHEN t." + count + " IS NULL THEN " + initial.get(name) + " ELSE "
                                        + merged.get(name) + " END AS " + Identifier.quote(name)),
                        Stream.of("(" + String.join(" OR ", extremes()) + ") AND t." + count
                                + " IS NOT NULL AS __pgs_redo"))
                .flatMap(part -> part)
                .collect(Collectors.joining(", "));
        common.put(
                "pgs_next",
                "SELECT " + next + " FROM pgs_delta AS m LEFT JOIN "
                        + target.table().sql() + " AS t ON " + apply.sameGroup("t", "m"));

        String redo = aggregate().keys().stream()
                .map(key -> Identifier.quote(state.storedKey(key)) + " AS " + Identifier.quote(key))
                .collect(Collectors.joining(", "));
        common.put(
                "pgs_redo",
                "SELECT " + (redo.isEmpty() ? "true AS pgs_any" : redo) + " FROM pgs_next WHERE __pgs_redo");
        Operator affected = new Restrict(
                aggregate().keys(),
                aggregate().input(),
                new Reference("pgs_redo", aggregate().keys()));
        String fresh = printer.print(state.state(aggregate().over(affected)));

        String list = storage.names().stream()
                .map(Identifier::quote)
                .map(name -> merged.containsKey(Identifier.unquote(name))
                        ? "CASE WHEN m.__pgs_redo THEN r." + name + " ELSE m." + name + " END AS " + name
                        : "m." + name)
                .collect(Collectors.joining(", "));
        String gone = state.columns().keys().isEmpty()
                ? "1"
                : "CASE WHEN CASE WHEN m.__pgs_redo THEN coalesce(r." + count + ", 0) ELSE m." + count
                        + " END = 0 THEN -1 ELSE 1 END";
        return "SELECT " + list + ", " + gone + " AS __pgs_w FROM pgs_next AS m LEFT JOIN (" + fresh + ") AS r ON "
                + (aggregate().keys().isEmpty() ? "m.__pgs_redo" : "m.__pgs_redo AND " + apply.sameGroup("r", "m"));
    }
}
