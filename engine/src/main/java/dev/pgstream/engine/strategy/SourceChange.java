package dev.pgstream.engine.strategy;

/**
 * What has changed of one source.
 *
 * @param source its number
 * @param changes change rows
 * @param changedRows rows of the source behind them: an update leaves two change rows
 * @param sourceRows rows that the source has; not above 0 where nobody knows
 */
public record SourceChange(long source, long changes, long changedRows, double sourceRows) {

    /** The share of the source that has changed, or 0 where its size is unknown. */
    double share() {
        return sourceRows > 0 ? changedRows / sourceRows : 0;
    }
}
