package dev.pgstream.engine.strategy;

/**
 * What an action is expected to take.
 *
 * @param low what it might take at best, as far as is known
 * @param samples how many refreshes under like conditions say so; 0 where it is reasoned from others
 */
public record Estimate(double ms, double low, int samples) {

    boolean seen() {
        return samples > 0;
    }
}
