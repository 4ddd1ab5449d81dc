package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.Target;
import java.util.Set;

/** A way to store a query's result and to bring it up to date. */
public interface Shape {

    Storage storage();

    /** Returns a SELECT of the stored columns as the query defines them now. */
    String state();

    /** Returns the statement that makes the stored rows equal to the state. */
    String full(Target target);

    /**
     * Returns the statement that applies the changes of some sources.
     *
     * @param changed OIDs of the sources whose changes it reads
     */
    String delta(Target target, Set<Long> changed);
}
