package dev.pgstream.engine.strategy;

/**
 * What to do, and why.
 *
 * @param probe whether it is only done to learn what it takes
 */
public record Choice(Action action, String reason, boolean probe, Estimate delta, Estimate full) {

    Estimate estimate(Action of) {
        return of == Action.FULL ? full : delta;
    }
}
