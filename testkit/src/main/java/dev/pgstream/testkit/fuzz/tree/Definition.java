package dev.pgstream.testkit.fuzz.tree;

/** Where a name is given to a relation or to a column. All such names of a query are different. */
public record Definition(String name) implements Tree {

    @Override
    public void print(StringBuilder sql) {
        sql.append(name);
    }
}
