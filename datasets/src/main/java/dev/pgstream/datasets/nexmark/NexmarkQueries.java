package dev.pgstream.datasets.nexmark;

import dev.pgstream.datasets.Query;
import java.util.List;
import java.util.stream.IntStream;

/**
 * q0 to q22, without q10, which writes files, and q12, which asks the clock. Windows of time are {@code date_bin} and
 * {@code generate_series}, and rankings have ties broken, so that each query has one result.
 */
public final class NexmarkQueries {

    public static final List<Query> ALL = Query.read(
            NexmarkQueries.class, IntStream.rangeClosed(0, 22).filter(number -> number != 10 && number != 12));

    private NexmarkQueries() {}
}
