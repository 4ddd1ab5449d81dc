package dev.pgstream.runtime.install;

import java.util.List;

/**
 * What an installation did.
 *
 * @param change what became of the database
 * @param functions whether the SQL functions do their work in the database now; elsewhere they make requests
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
