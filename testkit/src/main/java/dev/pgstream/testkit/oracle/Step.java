package dev.pgstream.testkit.oracle;

import java.util.List;

/** A step of a script. */
public sealed interface Step {

    /**
     * Writes in one transaction.
     *
     * @param commit whether it commits or rolls back
     */
    record Write(List<String> statements, boolean commit) implements Step {
        public Write {
            statements = List.copyOf(statements);
        }

        @Override
        public String toString() {
            return "BEGIN; " + String.join("; ", statements) + (commit ? "; COMMIT;" : "; ROLLBACK;");
        }
    }

    /** Refreshes of some stream tables, each in a transaction of its own, and the comparison. */
    record Refresh(List<String> names) implements Step {
        public Refresh {
            names = List.copyOf(names);
        }

        @Override
        public String toString() {
            return "-- refresh and compare " + String.join(", ", names);
        }
    }

    /** Writes, a refresh, more writes and another refresh in one and the same transaction, and the comparison after it. */
    record RefreshInside(List<String> before, List<String> after, List<String> names) implements Step {
        public RefreshInside {
            before = List.copyOf(before);
            after = List.copyOf(after);
            names = List.copyOf(names);
        }

        @Override
        public String toString() {
            return "BEGIN; " + String.join("; ", before) + "; -- refresh " + String.join(", ", names) + "\n"
                    + String.join("; ", after) + "; COMMIT; -- refresh and compare";
        }
    }
}
