package dev.pgstream.testkit.fuzz.shrink;

import dev.pgstream.testkit.fuzz.tree.Tree;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/** Makes a query smaller while something about it stays true. */
public final class TreeShrinker {

    private int runs;

    /** Tries at most so many smaller queries. */
    public TreeShrinker(int runs) {
        this.runs = runs;
    }

    /** Whether a query still has what it is about. */
    @FunctionalInterface
    public interface Condition {
        boolean holds(Tree query) throws SQLException;
    }

    /** Takes the first smaller query for which the condition holds, until there is none. */
    public Tree smallest(Tree query, Condition condition) throws SQLException {
        Set<String> tried = new HashSet<>();
        Tree smallest = query;
        Iterator<Tree> candidates = new Reductions(smallest).all().iterator();
        while (runs > 0 && candidates.hasNext()) {
            Tree candidate = candidates.next();
            if (!tried.add(candidate.sql())) {
                continue;
            }
            runs--;
            if (condition.holds(candidate)) {
                smallest = candidate;
                candidates = new Reductions(smallest).all().iterator();
            }
        }
        return smallest;
    }
}
