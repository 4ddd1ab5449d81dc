package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.catalog.FunctionUse;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.IntegerLiteral;
import dev.pgstream.engine.expr.Opaque;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Expand;
import dev.pgstream.engine.plan.MadeRows;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;

/**
 * Translates set-returning functions in a select list:
 *
 * <pre>
 *   SELECT f(columns, calls) FROM rows
 *     =  Project f (Expand (SELECT calls) (Project columns AS a1… (rows)))
 * </pre>
 *
 * The calls stay together in one select list, so that PostgreSQL itself runs them in lockstep and makes of them what it makes
 * there. Rows may be groups.
 */
final class ListExpansion {

    private final SelectTranslator selects;
    private final BlockRows rows;
    private final String row;
    private final String made;
    /** Columns and expressions of the rows, by their text. */
    private final Map<String, Output> inputs = new LinkedHashMap<>();
    /** The calls' columns, by the calls' text. */
    private final Map<String, ColumnRef> calls = new LinkedHashMap<>();

    private boolean builtin = true;

    ListExpansion(SelectTranslator selects, BlockRows rows) {
        this.selects = selects;
        this.rows = rows;
        this.row = selects.names().next();
        this.made = selects.names().next();
    }

    /** Whether an expression over the rows calls such a function. */
    static boolean applies(SelectTranslator selects, BlockRows rows, List<Expression> list) {
        return list.stream()
                .anyMatch(item -> Occurrence.of(
                        item,
                        part -> isCall(selects, part)
                                && rows.expressions().ready(part).isEmpty()));
    }

    /** Whether an expression is a call of a set-returning function; the server says which functions are. */
    static boolean isCall(SelectTranslator selects, Expression syntax) {
        if (!(syntax instanceof Function function)) {
            return false;
        }
        List<String> path = function.getMultipartName();
        String name = ParserNames.unquote(path.get(path.size() - 1));
        List<Boolean> kinds = selects.query().functions().stream()
                .filter(f -> f.name().equals(name))
                .map(FunctionUse::setReturning)
                .distinct()
                .toList();
        if (kinds.size() > 1) {
            throw Refusal.of(
                    "the query calls a set-returning and a plain function of the same name",
                    name,
                    "call one of them in a view of its own");
        }
        return kinds.contains(true);
    }

    Operator translate(SelectList list) {
        List<Output> outputs = list.outputs(this::above);
        List<Output> columns =
                inputs.isEmpty() ? List.of(new Output(new IntegerLiteral("1"), "a0")) : List.copyOf(inputs.values());
        Alias input = new Alias(row, List.of(), new Project(columns, rows.operator()));
        String select = "(SELECT " + String.join(", ", calls.keySet()) + ")";
        return new Project(
                outputs,
                new Expand(
                        input,
                        builtin ? MadeRows.counted(select) : MadeRows.unordered(select),
                        made,
                        calls.values().stream().map(ColumnRef::name).toList(),
                        List.of(),
                        false));
    }

    private Expr above(Expression syntax) {
        List<ColumnRef> read = new ArrayList<>();
        String text = text(ExpressionTranslator.strip(syntax), read, true);
        // A lone column or call is the column itself, so that what is known of it stays known.
        return read.size() == 1 && text.equals(read.get(0).text())
                ? read.get(0)
                : new Opaque(text, read.stream().distinct().toList());
    }

    private String text(Expression syntax, List<ColumnRef> read, boolean outside) {
        return Deparser.text(syntax, new Deparser.Substitution() {
            @Override
            public String column(Column column) {
                return note(input(rows.expressions().column(column)));
            }

            @Override
            public Optional<String> expression(Expression expression) {
                Expression bare = ExpressionTranslator.strip(expression);
                Optional<Expr> ready = rows.expressions().ready(bare);
                if (ready.isPresent()) {
                    return Optional.of(note(input(ready.get())));
                }
                boolean inner = bare != ExpressionTranslator.strip(syntax) || outside;
                return inner && isCall(selects, bare) ? Optional.of(inPlaceOf(expression, bare)) : Optional.empty();
            }

            /** The parentheses of {@code (f(x)).column} are not for show. */
            private String inPlaceOf(Expression expression, Expression bare) {
                String column = note(call((Function) bare));
                return expression == bare ? column : "(" + column + ")";
            }

            private ColumnRef call(Function call) {
                if (!outside) {
                    throw Refusal.of(
                            "a set-returning function in the arguments of another one has no delta rule",
                            syntax,
                            "call the inner one in FROM");
                }
                return ListExpansion.this.call(call);
            }

            private String note(ColumnRef column) {
                read.add(column);
                return column.text();
            }
        });
    }

    private ColumnRef input(Expr expr) {
        Output output = inputs.computeIfAbsent(expr.text(), text -> new Output(expr, "a" + (inputs.size() + 1)));
        return new ColumnRef(row, output.name());
    }

    private ColumnRef call(Function call) {
        builtin &= call.getMultipartName().size() == 1;
        String text = text(call, new ArrayList<>(), false);
        ColumnRef known = calls.get(text);
        if (known == null) {
            known = new ColumnRef(made, "f" + (calls.size() + 1));
            calls.put(text, known);
        }
        return known;
    }
}
