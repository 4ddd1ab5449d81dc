package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.apply.Frame;
import dev.pgstream.engine.program.apply.GroupApply;
import dev.pgstream.engine.program.apply.KeyedApply;
import dev.pgstream.engine.sql.SqlPrinter;
import java.util.Set;

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

    private final GroupState state;
    private final Storage storage;

    AdditiveShape(GroupState state) {
        this.state = state;
        this.storage = state.storage();
        if (new GroupChange(state, storage, "", "").mayRecompute() && !GroupShapes.nettable(state.query())) {
            throw new NotIncrementalException(
                    "an extreme of rows with a column of a type without equality",
                    "min or max",
                    "cast that column to jsonb or text");
        }
    }

    @Override
    public Storage storage() {
        return storage;
    }

    @Override
    public Operator state() {
        return state.state(state.query().aggregate());
    }

    @Override
    public String delta(Frame frame, SqlPrinter printer, Target target, Set<Long> changed) {
        GroupChange change =
                new GroupChange(state, target.typed(storage), target.table().sql(), "");
        change.compute(frame, printer, changed);
        if (change.mayRecompute()) {
            return new KeyedApply(target, storage).rows(change.next(frame.common(), printer));
        }
        return new GroupApply(target, storage)
                .merge(
                        change.delta(),
                        state.values(false),
                        state.values(true),
                        state.count().merged());
    }
}
