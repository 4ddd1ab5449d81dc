package dev.pgstream.engine.sql;

import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.AggregateCall;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Changes;
import dev.pgstream.engine.plan.Expand;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Former;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.plan.Negate;
import dev.pgstream.engine.plan.Net;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Recurrence;
import dev.pgstream.engine.plan.Recursion;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.Restrict;
import dev.pgstream.engine.plan.Scan;
import dev.pgstream.engine.plan.SetOperation;
import dev.pgstream.engine.plan.Shared;
import dev.pgstream.engine.plan.Stored;
import dev.pgstream.engine.plan.TopRows;
import dev.pgstream.engine.plan.UnionAll;
import dev.pgstream.engine.plan.Unit;
import dev.pgstream.engine.plan.Values;
import dev.pgstream.engine.plan.Window;
import java.util.List;
import java.util.stream.Collectors;

/** Prints an operator tree for people, one operator a line, inputs indented below. */
public final class PlanText implements Operator.Visitor<String> {

    private PlanText() {}

    public static String of(Operator operator) {
        return operator.accept(new PlanText());
    }

    @Override
    public String visit(Scan scan) {
        return "Scan " + scan.table().name()
                + (scan.table().key().isEmpty()
                        ? " (no key)"
                        : " key " + scan.table().key());
    }

    @Override
    public String visit(Unit unit) {
        return "One row";
    }

    @Override
    public String visit(Alias alias) {
        return node("Alias " + Identifier.quote(alias.name()), List.of(alias.input()));
    }

    @Override
    public String visit(Filter filter) {
        return node("Filter " + conditions(filter.conditions()), List.of(filter.input()));
    }

    @Override
    public String visit(Join join) {
        String on = join.conditions().isEmpty() ? "" : " on " + conditions(join.conditions());
        return node("Inner join" + on, join.inputs());
    }

    @Override
    public String visit(Match match) {
        String on = match.conditions().isEmpty() ? "" : " on " + conditions(match.conditions());
        return node(title(match.form()) + on, match.inputs());
    }

    private static String title(MatchForm form) {
        if (form instanceof MatchForm.Exists exists) {
            return exists.anti() ? "Anti join" : "Semi join";
        }
        return form instanceof MatchForm.Rows rows ? "Subquery " + rows.head() + " …" + rows.tail() : "Left join";
    }

    @Override
    public String visit(FullJoin join) {
        String on = join.conditions().isEmpty() ? "" : " on " + conditions(join.conditions());
        return node("Full join" + on, join.inputs());
    }

    @Override
    public String visit(Expand expand) {
        String on = expand.conditions().isEmpty() ? "" : " on " + conditions(expand.conditions());
        return node(
                (expand.outer() ? "Rows or none of " : "Rows of ")
                        + expand.made().call()
                        + on,
                expand.inputs());
    }

    @Override
    public String visit(Project project) {
        String list = project.outputs().stream()
                .map(o -> Identifier.quote(o.name()) + " := " + o.expr().text())
                .collect(Collectors.joining(", "));
        return node("Project " + list, List.of(project.input()));
    }

    @Override
    public String visit(Aggregate aggregate) {
        String calls = aggregate.calls().stream().map(AggregateCall::text).collect(Collectors.joining(", "));
        String title = aggregate.calls().isEmpty() ? "Distinct" : "Aggregate " + calls;
        return node(title + by(aggregate.keys()), List.of(aggregate.input()));
    }

    @Override
    public String visit(Window window) {
        String calls = window.calls().stream()
                .map(call ->
                        call.function() + call.order().text() + (call.frame().isEmpty() ? "" : " " + call.frame()))
                .collect(Collectors.joining(", "));
        return node("Window " + calls + by(window.keys()), window.inputs());
    }

    @Override
    public String visit(TopRows top) {
        return node(
                top.keys().isEmpty()
                        ? "First rows" + top.order().text() + " " + top.limit()
                        : "First row of each " + String.join(", ", top.keys())
                                + top.order().text(),
                top.inputs());
    }

    @Override
    public String visit(SetOperation operation) {
        String name = operation.kind() == SetOperation.Kind.EXCEPT ? "Except" : "Intersect";
        return node(name + (operation.all() ? " all" : ""), operation.inputs());
    }

    @Override
    public String visit(Values values) {
        return values.sql();
    }

    @Override
    public String visit(UnionAll union) {
        return node("Union all", union.branches());
    }

    @Override
    public String visit(Changes changes) {
        return "Changes of " + changes.table().name();
    }

    @Override
    public String visit(Negate negate) {
        return node("Negate", List.of(negate.input()));
    }

    @Override
    public String visit(Former former) {
        return node(former.once() ? "Former rows, each once" : "Former rows", List.of(former.now(), former.change()));
    }

    @Override
    public String visit(Restrict restrict) {
        return node("Restrict to keys " + restrict.columns(), List.of(restrict.input(), restrict.keys()));
    }

    @Override
    public String visit(Shared shared) {
        return shared.input().accept(this);
    }

    @Override
    public String visit(Stored stored) {
        return "Kept in a table of its own: " + stored.aggregate().accept(this);
    }

    @Override
    public String visit(Net net) {
        return node("Net", net.inputs());
    }

    @Override
    public String visit(Reference reference) {
        return "Common table " + reference.table();
    }

    @Override
    public String visit(Recursion recursion) {
        return node(recursion.distinct() ? "Recursion, each row once" : "Recursion", recursion.inputs());
    }

    @Override
    public String visit(Recurrence recurrence) {
        return "Rows of the recursion";
    }

    private static String by(List<String> keys) {
        return keys.isEmpty() ? "" : " by " + String.join(", ", keys);
    }

    private static String conditions(List<Expr> conditions) {
        return conditions.stream().map(Expr::text).collect(Collectors.joining(" AND "));
    }

    private String node(String title, List<Operator> inputs) {
        return title
                + inputs.stream()
                        .map(input -> "\n" + input.accept(this).indent(2).stripTrailing())
                        .collect(Collectors.joining());
    }
}
