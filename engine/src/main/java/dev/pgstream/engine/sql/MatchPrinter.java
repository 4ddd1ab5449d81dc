package dev.pgstream.engine.sql;

import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Expand;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.plan.Operator;
import java.util.List;
import java.util.stream.Collectors;

/** Prints what hangs on the rows of a left-hand FROM item: outer joins, semi-joins, lateral subqueries and functions. */
final class MatchPrinter {

    private final SqlPrinter printer;
    private final FormerPrinter former;

    MatchPrinter(SqlPrinter printer, FormerPrinter former) {
        this.printer = printer;
        this.former = former;
    }

    void addTo(Block block, Operator operator) {
        if (operator instanceof Match match) {
            match(block, match);
        } else if (operator instanceof FullJoin join) {
            block.from(printer.item(join.left(), block) + " FULL JOIN " + printer.item(join.right(), block) + " ON "
                    + all(join.conditions()));
        } else if (operator instanceof Expand expand) {
            block.from(printer.item(expand.input(), block)
                    + (expand.outer() ? " LEFT" : " INNER") + " JOIN LATERAL "
                    + expand.made().call() + " AS " + Identifier.quote(expand.alias()) + list(expand.columns()) + " ON "
                    + all(expand.conditions()));
        }
    }

    private void match(Block block, Match match) {
        String left = printer.item(match.left(), block);
        if (match.form() instanceof MatchForm.Exists exists) {
            block.from(left);
            block.where((exists.anti() ? "NOT " : "") + "EXISTS (SELECT" + matching(match) + ")");
        } else if (match.form() instanceof MatchForm.Rows rows) {
            boolean each = FormerPrinter.isOfEach(match.right());
            block.from(left
                    + (each ? former.joinedChanges(match.right()) : "")
                    + (rows.outer() ? " LEFT" : " INNER") + " JOIN LATERAL (" + rows.head()
                    + (each ? " FROM " + former.item(match.right(), all(match.conditions())) : matching(match))
                    + rows.tail() + ") AS " + Identifier.quote(rows.alias()) + list(rows.columns()) + " ON true");
        } else {
            block.from(left + " LEFT JOIN " + plain(match.right()) + " ON " + all(match.conditions()));
        }
    }

    private String matching(Match match) {
        return " FROM " + plain(match.right()) + " WHERE " + all(match.conditions());
    }

    /** A right-hand item, whose weight, if any, doesn't count. */
    private String plain(Alias alias) {
        return printer.item(alias, new Block());
    }

    private static String all(List<Expr> conditions) {
        return conditions.isEmpty()
                ? "true"
                : conditions.stream().map(Expr::text).collect(Collectors.joining(" AND "));
    }

    private static String list(List<String> columns) {
        return columns.isEmpty() ? "" : " (" + String.join(", ", Columns.quoted(columns)) + ")";
    }
}
