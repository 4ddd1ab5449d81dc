package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Project;
import java.util.List;

/**
 * Projecting is linear: old and new images are computed alike, so a row whose outputs stay the same cancels out.
 *
 * <pre>
 *   d(Project e X)  =  Project e (dX)
 * </pre>
 */
public final class ProjectRule {

    private ProjectRule() {}

    public static List<Operator> terms(Project project, Differentiator differentiator) {
        return differentiator.terms(project.input()).stream()
                .<Operator>map(project::over)
                .toList();
    }
}
