/**
 * Stage 2 of 5: the query as a tree of operators, immutable and validated.
 *
 * <p>Between a {@link dev.pgstream.engine.plan.Project} and the {@link dev.pgstream.engine.plan.Alias}es below it columns
 * are named {@code alias.column}; above it they have plain names.
 */
@NullMarked
package dev.pgstream.engine.plan;

import org.jspecify.annotations.NullMarked;
