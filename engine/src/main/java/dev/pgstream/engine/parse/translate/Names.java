package dev.pgstream.engine.parse.translate;

/** Names for the derived tables that a translation puts in, each once in a query. */
final class Names {

    private int last;

    /** Returns a name that no other derived table has. */
    String next() {
        last++;
        return "pgs_q" + last;
    }
}
