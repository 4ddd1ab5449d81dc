package dev.pgstream.engine.expr;

import dev.pgstream.engine.sql.Identifier;
import java.util.List;

/**
 * A column: of the FROM item {@code qualifier}, or of a block's single input where the qualifier is empty. Names are
 * unquoted.
 */
public record ColumnRef(String qualifier, String name) implements Expr {

    /** A column of a block's single, anonymous input. */
    public static ColumnRef of(String name) {
        return new ColumnRef("", name);
    }

    @Override
    public String text() {
        return qualifier.isEmpty()
                ? Identifier.quote(name)
                : Identifier.quote(qualifier) + "." + Identifier.quote(name);
    }

    @Override
    public List<ColumnRef> columns() {
        return List.of(this);
    }
}
