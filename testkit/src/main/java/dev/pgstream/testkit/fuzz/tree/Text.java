package dev.pgstream.testkit.fuzz.tree;

/** Fixed words. */
public record Text(String words) implements Tree {

    @Override
    public void print(StringBuilder sql) {
        sql.append(words);
    }
}
