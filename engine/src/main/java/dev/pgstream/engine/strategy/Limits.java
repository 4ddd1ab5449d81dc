package dev.pgstream.engine.strategy;

/**
 * What users set.
 *
 * @param changeRatio the share of a source's rows above which everything is computed, as long as nothing is known
 * @param deltaBytes the memory that a change may take
 */
public record Limits(double changeRatio, double deltaBytes) {

    /** The smallest ratio that estimates are made with. */
    double ratioAboveZero() {
        return Math.max(0.001, changeRatio);
    }
}
