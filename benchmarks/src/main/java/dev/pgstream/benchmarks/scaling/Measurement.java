package dev.pgstream.benchmarks.scaling;

import dev.pgstream.runtime.RefreshAction;

/**
 * One refresh.
 *
 * @param rows of the largest table
 * @param refreshMs as the client sees it, with the commit
 */
record Measurement(String construct, int rows, RefreshAction action, double refreshMs) {}
