package dev.pgstream.engine.strategy;

/** What a refresh with changes can do. */
public enum Action {
    /** Apply the changes. */
    DIFFERENTIAL,
    /** Compute everything. */
    FULL;

    Action other() {
        return this == FULL ? DIFFERENTIAL : FULL;
    }
}
