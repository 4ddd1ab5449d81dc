package dev.pgstream.runtime;

/** What a refresh did. */
public enum RefreshAction {
    /** Nothing had changed, so nothing was written. */
    NO_DATA,
    /** The changes were applied. */
    DIFFERENTIAL,
    /** The query was computed anew. */
    FULL
}
