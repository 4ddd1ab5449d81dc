package dev.pgstream.runtime.install;

import java.util.List;

/**
 * What an installation did.
 *
 * @param change what became of the database
 * @param functions whether the database has the SQL functions now
 * @param advice what the administrator may want to do, one sentence each
 */
public record Installed(Change change, boolean functions, List<String> advice) {

    public Installed {
        advice = List.copyOf(advice);
    }

    /** What became of a database. */
    public enum Change {
        /** pg_stream is new in it. */
        INSTALLED,
        /** Something was brought up to date or added. */
        UPGRADED,
        /** Everything was there already. */
        UNCHANGED
    }
}
