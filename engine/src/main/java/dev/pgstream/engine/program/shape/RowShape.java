package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.apply.BagApply;
import dev.pgstream.engine.program.apply.Frame;
import dev.pgstream.engine.program.apply.KeyedApply;
import dev.pgstream.engine.sql.CommonTables;
import dev.pgstream.engine.sql.SqlPrinter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows that come and go one by one: scans, filters, projections, joins and unions, by key or else by content. */
final class RowShape implements Shape {

    private final List<SourceTable> sources;
    private final Operator root;
    private final Storage storage;

    RowShape(List<SourceTable> sources, Operator root, List<StoredColumn> columns, Optional<List<String>> key) {
        this.sources = List.copyOf(sources);
        this.root = root;
        this.storage = new Storage(columns, key, Optional.empty());
    }

    @Override
    public Storage storage() {
        return storage;
    }

    @Override
    public String state() {
        return Standalone.select(root);
    }

    @Override
    public String full(Target target) {
        Frame frame = new Frame(target);
        String state = new SqlPrinter(frame.common()).print(root);
        return frame.around(
                storage.key().isPresent()
                        ? new KeyedApply(target, storage).difference(state)
                        : new BagApply(target, storage).difference(frame.common(), state));
    }

    @Override
    public String delta(Target target, Set<Long> changed) {
        Frame frame = new Frame(target, sources, changed);
        CommonTables common = frame.common();
        String change = new SqlPrinter(common).printWeighted(new Differentiator(changed).change(root));
        String body = storage.key().isPresent()
                ? new KeyedApply(target, storage).changes(change)
                : new BagApply(target, storage).changes(common, change);
        return frame.around(body);
    }
}
