package dev.pgstream.runtime.run;

import dev.pgstream.engine.strategy.SourceChange;

/**
 * What a source has to offer since the frontier.
 *
 * @param changes change rows, TRUNCATE markers not counted
 * @param changedRows rows of the source behind them: an update leaves two change rows
 * @param sourceRows how many rows the source has, by the planner's statistics; negative if it was never analysed
 * @param passed change rows that it has seen and others await
 * @param behind whether some changes are to be read from the backlog
 * @param seenUpTo where the frontier's transaction numbers end; 0 without a frontier
 * @param own whether the refreshing transaction itself made some of them
 */
record Pending(
        long bufferId,
        long source,
        long changes,
        long changedRows,
        boolean truncated,
        double sourceRows,
        long passed,
        boolean behind,
        long seenUpTo,
        boolean own) {

    SourceChange change() {
        return new SourceChange(source, changes, changedRows, sourceRows);
    }

    boolean any() {
        return changes > 0 || truncated;
    }
}
