package dev.pgstream.engine.delta;

import dev.pgstream.engine.delta.rule.AggregateRule;
import dev.pgstream.engine.delta.rule.AliasRule;
import dev.pgstream.engine.delta.rule.ExpandRule;
import dev.pgstream.engine.delta.rule.FilterRule;
import dev.pgstream.engine.delta.rule.FullJoinRule;
import dev.pgstream.engine.delta.rule.JoinRule;
import dev.pgstream.engine.delta.rule.MatchRule;
import dev.pgstream.engine.delta.rule.PartitionRule;
import dev.pgstream.engine.delta.rule.ProjectRule;
import dev.pgstream.engine.delta.rule.RecursionRule;
import dev.pgstream.engine.delta.rule.ScanRule;
import dev.pgstream.engine.delta.rule.StoredRule;
import dev.pgstream.engine.delta.rule.UnionAllRule;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Changes;
import dev.pgstream.engine.plan.Expand;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Former;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Match;
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
import java.util.Set;

/**
 * Differentiates a query: dispatch only, the rules are in {@link dev.pgstream.engine.delta.rule}.
 *
 * <p>The result is a list of terms, each a signed multiset with the operator's own columns; their sum is the change. No
 * terms means no change. All terms read the new state of tables and the changes in one snapshot (DBSP, Budiu et al., VLDB
 * 2023, with the old state written as new state less change).
 */
public final class Differentiator implements Operator.Visitor<List<Operator>> {

    private final Set<Long> changed;
    private final boolean netting;

    /**
     * @param changed the sources that may have changed, by OID; the others' terms are left out
     */
    public Differentiator(Set<Long> changed) {
        this(changed, true);
    }

    private Differentiator(Set<Long> changed, boolean netting) {
        this.changed = Set.copyOf(changed);
        this.netting = netting;
    }

    /** The same, but a row that one row loses and another gains shows as both. */
    public Differentiator apart() {
        return new Differentiator(changed, false);
    }

    /** Whether changes may be netted on the way. */
    public boolean isNetting() {
        return netting;
    }

    /** Returns the terms of the operator's change. */
    public List<Operator> terms(Operator operator) {
        return operator.accept(this);
    }

    /** Returns the operator's change as one operator, which is empty but typed where no source of it has changed. */
    public Operator change(Operator operator) {
        List<Operator> terms = terms(operator);
        return new UnionAll(terms.isEmpty() ? List.of(Filter.emptied(operator)) : terms);
    }

    public boolean isChanged(Scan scan) {
        return changed.contains(scan.table().oid());
    }

    @Override
    public List<Operator> visit(Scan scan) {
        return ScanRule.terms(scan, this);
    }

    @Override
    public List<Operator> visit(Unit unit) {
        return List.of();
    }

    @Override
    public List<Operator> visit(Alias alias) {
        return AliasRule.terms(alias, this);
    }

    @Override
    public List<Operator> visit(Filter filter) {
        return FilterRule.terms(filter, this);
    }

    @Override
    public List<Operator> visit(Join join) {
        return JoinRule.terms(join, this);
    }

    @Override
    public List<Operator> visit(Match match) {
        return MatchRule.terms(match, this);
    }

    @Override
    public List<Operator> visit(FullJoin join) {
        return FullJoinRule.terms(join, this);
    }

    @Override
    public List<Operator> visit(Expand expand) {
        return ExpandRule.terms(expand, this);
    }

    @Override
    public List<Operator> visit(Project project) {
        return ProjectRule.terms(project, this);
    }

    @Override
    public List<Operator> visit(Aggregate aggregate) {
        return AggregateRule.terms(aggregate, this);
    }

    @Override
    public List<Operator> visit(Window window) {
        return PartitionRule.terms(window, this);
    }

    @Override
    public List<Operator> visit(TopRows top) {
        return PartitionRule.terms(top, this);
    }

    @Override
    public List<Operator> visit(SetOperation operation) {
        return PartitionRule.terms(operation, this);
    }

    @Override
    public List<Operator> visit(Values values) {
        return List.of();
    }

    @Override
    public List<Operator> visit(UnionAll union) {
        return UnionAllRule.terms(union, this);
    }

    @Override
    public List<Operator> visit(Recursion recursion) {
        return RecursionRule.terms(recursion, this);
    }

    /** Its rows are given. */
    @Override
    public List<Operator> visit(Recurrence recurrence) {
        return List.of();
    }

    @Override
    public List<Operator> visit(Changes changes) {
        throw notPlain(changes);
    }

    @Override
    public List<Operator> visit(Negate negate) {
        throw notPlain(negate);
    }

    @Override
    public List<Operator> visit(Former former) {
        throw notPlain(former);
    }

    @Override
    public List<Operator> visit(Restrict restrict) {
        throw notPlain(restrict);
    }

    @Override
    public List<Operator> visit(Reference reference) {
        throw notPlain(reference);
    }

    @Override
    public List<Operator> visit(Shared shared) {
        throw notPlain(shared);
    }

    @Override
    public List<Operator> visit(Stored stored) {
        return StoredRule.terms(stored, this);
    }

    @Override
    public List<Operator> visit(Net net) {
        throw notPlain(net);
    }

    private static IllegalArgumentException notPlain(Operator operator) {
        return new IllegalArgumentException("only a plain query can be differentiated, not " + operator);
    }
}
