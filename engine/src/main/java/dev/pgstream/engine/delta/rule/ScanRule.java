package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Changes;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Scan;
import java.util.List;

/**
 * The change of a table is what its buffer holds since the frontier.
 *
 * <pre>
 *   d(Scan t)  =  Changes t
 * </pre>
 */
public final class ScanRule {

    private ScanRule() {}

    public static List<Operator> terms(Scan scan, Differentiator differentiator) {
        return differentiator.isChanged(scan) ? List.of(new Changes(scan.table())) : List.of();
    }
}
