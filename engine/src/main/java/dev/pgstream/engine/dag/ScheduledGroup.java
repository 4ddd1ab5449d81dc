package dev.pgstream.engine.dag;

import dev.pgstream.engine.schedule.Firings;

/**
 * A group with the instants at which it is due.
 *
 * @param group of its members only those that scheduled refreshes are for
 */
public record ScheduledGroup(RefreshGroup group, Firings firings) {}
