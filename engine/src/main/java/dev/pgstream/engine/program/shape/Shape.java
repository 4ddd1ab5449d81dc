package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.apply.Frame;
import dev.pgstream.engine.program.lookup.StoredIndex;
import dev.pgstream.engine.sql.SqlPrinter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A way to store a query's result and to bring it up to date. */
public interface Shape {

    Storage storage();

    /** What the stored table needs so that refreshes find its rows. */
    default List<StoredIndex> indexes(Target target) {
        return StoredIndex.of(target.typed(storage()));
    }

    /** The stored columns as the query defines them now. */
    Operator state();

    /**
     * The stored columns whose values tell partitions or groups apart that are computed anew as soon as one of their rows
     * changes; an empty list where that is everything, nothing where changes are added up or found by themselves.
     */
    default Optional<List<String>> recomputed() {
        return Optional.empty();
    }

    /**
     * Returns the body of the statement that applies the changes of some sources.
     *
     * @param frame the statement; takes its common tables
     * @param printer prints into the frame
     * @param changed OIDs of the sources whose changes it reads
     */
    String delta(Frame frame, SqlPrinter printer, Target target, Set<Long> changed);
}
