package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.Restrict;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.apply.BagApply;
import dev.pgstream.engine.program.apply.Frame;
import dev.pgstream.engine.program.apply.KeyedApply;
import dev.pgstream.engine.program.lookup.ColumnsLookup;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.engine.sql.SqlPrinter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Partitions that the change touches are computed anew from the sources and compared with what is stored of them:
 *
 * <pre>
 *   K       =  the partitions in dX
 *   stored  :=  stored + net (Q (X where partition in K)  -  stored where partition in K)
 * </pre>
 *
 * Without partition columns all rows are one partition.
 */
final class PartitionShape implements Shape {

    private static final String KEYS = "pgs_keys";

    private final PartitionedQuery query;
    private final List<String> stored;
    private final Storage storage;

    /**
     * @param stored for each partition column the stored column that holds it
     */
    PartitionShape(
            PartitionedQuery query, List<String> stored, List<StoredColumn> columns, Optional<List<String>> key) {
        this.query = query;
        this.stored = List.copyOf(stored);
        // An index over all columns would serve little and limit their length.
        boolean indexed = stored.size() < columns.size() && !stored.isEmpty();
        List<List<String>> lookups = indexed ? List.of(stored) : List.of();
        this.storage = new Storage(columns, key, lookups, Optional.empty());
    }

    @Override
    public Storage storage() {
        return storage;
    }

    @Override
    public Optional<List<String>> recomputed() {
        return Optional.of(stored);
    }

    @Override
    public Operator state() {
        return query.root();
    }

    @Override
    public String delta(Frame frame, SqlPrinter printer, Target target, Set<Long> changed) {
        if (!stored.isEmpty()) {
            frame.common().put(KEYS, changedKeys(printer, new Differentiator(changed)));
        }
        List<Operator> affected = query.inputs().stream()
                .<Operator>map(input -> new Restrict(keys(), input, new Reference(KEYS, keys())))
                .toList();
        String difference = "SELECT " + list("pgs_q") + ", 1 AS __pgs_w FROM (" + printer.print(query.over(affected))
                + ") AS pgs_q UNION ALL SELECT " + list("t") + ", -1 FROM "
                + target.table().sql() + " AS t" + ofChangedKeys(target.typed(storage));
        return storage.key().isPresent()
                ? new KeyedApply(target, storage).changes(difference)
                : new BagApply(target, storage).changes(frame.common(), difference);
    }

    private List<String> keys() {
        return query.keys();
    }

    private String changedKeys(SqlPrinter printer, Differentiator differentiator) {
        String keys = keys().stream().map(Identifier::quote).collect(Collectors.joining(", "));
        List<Operator> changed = query.inputs().stream()
                .filter(input -> !differentiator.terms(input).isEmpty())
                .toList();
        // None, where what changed is read by a part of the query that counts for nothing.
        return (changed.isEmpty() ? query.inputs() : changed)
                .stream()
                        .map(input -> "SELECT DISTINCT " + keys + " FROM ("
                                + printer.printWeighted(differentiator.change(input)) + ") AS pgs_t")
                        .collect(Collectors.joining("\nUNION "));
    }

    private String ofChangedKeys(Storage typed) {
        if (stored.isEmpty()) {
            return "";
        }
        ColumnsLookup lookup =
                new ColumnsLookup(stored.stream().map(typed::column).toList());
        return " JOIN " + KEYS + " AS k ON " + lookup.same(qualified("t", stored), qualified("k", keys()));
    }

    private static List<String> qualified(String qualifier, List<String> names) {
        return names.stream()
                .map(name -> qualifier + "." + Identifier.quote(name))
                .toList();
    }

    private String list(String qualifier) {
        return String.join(", ", qualified(qualifier, storage.names()));
    }
}
