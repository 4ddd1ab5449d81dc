package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.Restrict;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.apply.Frame;
import dev.pgstream.engine.program.apply.Netting;
import dev.pgstream.engine.program.lookup.KeyLookup;
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
 * The change of groups that are kept by adding up: common tables with what changed of each, and what each is to be.
 *
 * <pre>
 *   next  =  stored + Agg (dX)           or computed anew, where an extreme has left its group
 * </pre>
 */
final class GroupChange {

    private final GroupState state;
    private final Storage storage;
    private final String table;
    private final String suffix;

    /**
     * @param storage how the groups are stored
     * @param table the stored groups
     * @param suffix sets the common tables' names apart in a statement that changes several
     */
    GroupChange(GroupState state, Storage storage, String table, String suffix) {
        this.state = state;
        this.storage = storage;
        this.table = table;
        this.suffix = suffix;
    }

    /** The common table with what changed of each touched group: its key columns as stored, and the delta columns. */
    String delta() {
        return "pgs_delta" + suffix;
    }

    /** Whether a group may have to be computed anew. */
    boolean mayRecompute() {
        return !extremes().isEmpty();
    }

    /** Computes what changed and closes the gate on what can't be added up. */
    void compute(Frame frame, SqlPrinter printer, Set<Long> changed) {
        String change = printer.printWeighted(
                new Differentiator(changed).change(aggregate().input()));
        frame.common().put(delta(), groups(mayRecompute() ? netted(change) : change));
        String notFinite = state.calls().values().stream()
                .flatMap(call -> call.notFinite().stream())
                .collect(Collectors.joining(" OR "));
        if (!notFinite.isEmpty()) {
            frame.unlessNotFinite("EXISTS (SELECT FROM " + delta() + " WHERE " + notFinite + ")");
        }
    }

    /** Returns a SELECT of the touched groups' new rows, weight -1 for those that go. */
    String next(CommonTables common, SqlPrinter printer) {
        String count = Identifier.quote(state.count().name());
        Map<String, String> merged = state.values(false);
        Map<String, String> initial = state.values(true);
        String redo =
                mayRecompute() ? "(" + String.join(" OR ", extremes()) + ") AND t." + count + " IS NOT NULL" : "false";
        String values = Stream.of(
                        state.columns().keys().stream().map(key -> "m." + Identifier.quote(key)),
                        merged.keySet().stream()
                                .map(name -> "CASE WHEN t." + count + " IS NULL THEN " + initial.get(name) + " ELSE "
                                        + merged.get(name) + " END AS " + Identifier.quote(name)),
                        Stream.of(redo + " AS __pgs_redo"))
                .flatMap(part -> part)
                .collect(Collectors.joining(", "));
        String added = "SELECT " + values + " FROM " + delta() + " AS m LEFT JOIN " + table + " AS t ON "
                + new KeyLookup(storage).same("t", "m");
        return mayRecompute() ? recomputed(common, printer, added) : rows(added);
    }

    private String rows(String added) {
        return "SELECT " + Netting.list(storage) + ", "
                + gone(Identifier.quote(state.count().name())) + " AS __pgs_w FROM (" + added + ") AS m";
    }

    private String gone(String count) {
        return state.columns().keys().isEmpty() ? "1" : "CASE WHEN " + count + " = 0 THEN -1 ELSE 1 END";
    }

    /** The new rows of all touched groups; those in {@code __pgs_redo} from the sources. */
    private String recomputed(CommonTables common, SqlPrinter printer, String added) {
        String next = "pgs_added" + suffix;
        String redo = "pgs_redo" + suffix;
        common.put(next, added);
        String keys = aggregate().keys().stream()
                .map(key -> Identifier.quote(state.storedKey(key)) + " AS " + Identifier.quote(key))
                .collect(Collectors.joining(", "));
        common.put(
                redo, "SELECT " + (keys.isEmpty() ? "true AS pgs_any" : keys) + " FROM " + next + " WHERE __pgs_redo");
        Operator affected = new Restrict(
                aggregate().keys(),
                aggregate().input(),
                new Reference(redo, aggregate().keys()));
        String fresh = printer.print(state.state(aggregate().over(affected)));

        Set<String> computed = state.values(false).keySet();
        String count = Identifier.quote(state.count().name());
        String list = storage.names().stream()
                .map(name -> computed.contains(name)
                        ? "CASE WHEN m.__pgs_redo THEN r." + Identifier.quote(name) + " ELSE m."
                                + Identifier.quote(name) + " END AS " + Identifier.quote(name)
                        : "m." + Identifier.quote(name))
                .collect(Collectors.joining(", "));
        return "SELECT " + list + ", "
                + gone("CASE WHEN m.__pgs_redo THEN coalesce(r." + count + ", 0) ELSE m." + count + " END")
                + " AS __pgs_w FROM " + next + " AS m LEFT JOIN (" + fresh + ") AS r ON m.__pgs_redo AND "
                + new KeyLookup(storage).same("r", "m");
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
}
