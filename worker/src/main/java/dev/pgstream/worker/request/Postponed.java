package dev.pgstream.worker.request;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests that failed for something that will pass, and when they are tried again: later each time, up to half a minute. */
final class Postponed {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Map<Long, Wait> waits = new HashMap<>();

    private record Wait(Instant until, Duration length) {}

    /** Postpones a request, once more or for the first time. */
    void add(long request, Instant now) {
        Wait before = waits.get(request);
        Duration length = before == null ? FIRST : before.length().multipliedBy(2);
        Duration capped = length.compareTo(LONGEST) > 0 ? LONGEST : length;
        waits.put(request, new Wait(now.plus(capped), capped));
    }

    void forget(long request) {
        waits.remove(request);
    }

    /** Returns those that it is too early for. */
    List<Long> at(Instant now) {
        return waits.entrySet().stream()
                .filter(wait -> wait.getValue().until().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }
}
