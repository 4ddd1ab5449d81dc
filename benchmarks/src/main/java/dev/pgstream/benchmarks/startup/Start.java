package dev.pgstream.benchmarks.startup;

/**
 * What a session of its own found.
 *
 * @param firstMs time of its first refresh, which starts Java
 * @param nextMs time of the second one
 * @param megabytes memory that only its process has after both, above what it had before; NaN where that can't be read
 */
record Start(double firstMs, double nextMs, double megabytes) {}
