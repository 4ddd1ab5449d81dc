package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.apply.BagApply;
import dev.pgstream.engine.program.apply.Frame;
import dev.pgstream.engine.program.apply.KeyedApply;
import dev.pgstream.engine.sql.SqlPrinter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows that come and go one by one: scans, filters, projections, joins and unions, by key or else by content. */
final class RowShape implements Shape {

    private final Operator root;
    private final Storage storage;

    RowShape(Operator root, List<StoredColumn> columns, Optional<List<String>> key) {
        this.root = root;
        this.storage = new Storage(columns, key, Optional.empty());
    }

    @Override
    public Storage storage() {
        return storage;
    }

    @Override
    public Operator state() {
        return root;
    }

    @Override
    public String delta(Frame frame, SqlPrinter printer, Target target, Set<Long> changed) {
        String change = printer.printWeighted(new Differentiator(changed).change(root));
        return storage.key().isPresent()
                ? new KeyedApply(target, storage).changes(change)
                : new BagApply(target, storage).changes(frame.common(), change);
    }
}
