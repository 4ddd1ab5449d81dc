package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;

/** What a subquery's FROM clause says of the rows around it: functions of their columns, and conditions with them. */
final class Around {

    private final List<String> functions = new ArrayList<>();
    private final Set<ColumnRef> columns = new LinkedHashSet<>();
    private final List<Expression> conditions = new ArrayList<>();

    /** Adds a function of the outer row: {@code f("o"."x") AS "t" ("a")}. */
    void addFunction(String item, List<ColumnRef> made) {
        functions.add(item);
        columns.addAll(made);
    }

    /** Adds a condition of an inner join. */
    void addCondition(Expression condition) {
        conditions.add(condition);
    }

    void addAll(Around other) {
        functions.addAll(other.functions);
        columns.addAll(other.columns);
        conditions.addAll(other.conditions);
    }

    List<String> functions() {
        return functions;
    }

    List<Expression> conditions() {
        return conditions;
    }

    /** Whether a column is one of the functions'. */
    boolean makes(ColumnRef column) {
        return columns.contains(column);
    }

    boolean isEmpty() {
        return functions.isEmpty() && conditions.isEmpty();
    }
}
