package dev.pgstream.benchmarks.targets;

import java.util.List;
import java.util.function.Function;

/**
 * What is asked of the project.
 *
 * @param item what it is about
 * @param limit what is asked, in words
 * @param findings what was measured; nothing where the evidence lacks
 */
record Target(String item, String limit, Function<Evidence, List<Finding>> findings) {}
