package dev.pgstream.worker.job.watch;

import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.worker.job.run.Monitor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The metrics of one database. */
public final class Meters implements Monitor {

    private final MeterRegistry registry;
    private final Tags database;
    private final MultiGauge staleness;
    private final MultiGauge backlog;
    private final MultiGauge statuses;

    public Meters(MeterRegistry registry, String database) {
        this.registry = registry;
        this.database = Tags.of("database", database);
        staleness =
                gauge("pgstream.staleness", "seconds", "How long ago a stream table is known to have had all changes");
        backlog = gauge("pgstream.backlog", "bytes", "Size of the change buffer of a source");
        statuses = gauge("pgstream.stream.tables", null, "Stream tables by status");
    }

    private MultiGauge gauge(String name, @Nullable String unit, String description) {
        return MultiGauge.builder(name)
                .tags(database)
                .baseUnit(unit)
                .description(description)
                .register(registry);
    }

    /** Shows whether this worker leads. */
    public void leading(BooleanSupplier held) {
        Gauge.builder("pgstream.leading", held, leads -> leads.getAsBoolean() ? 1 : 0)
                .tags(database)
                .description("Whether this worker leads")
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void refreshed(RefreshAction action, Duration took) {
        registry.timer("pgstream.refresh", database.and("action", action.name().toLowerCase(Locale.ROOT)))
                .record(took);
    }

    @Override
    public void failed(String sqlState) {
        registry.counter("pgstream.refresh.failures", database.and("sqlstate", sqlState))
                .increment();
    }

    /** Shows for each stream table how many seconds ago it is known to have had all changes. */
    public void staleness(Map<String, Double> seconds) {
        show(staleness, "table", seconds);
    }

    /** Shows for each source the size of its change buffer. */
    public void backlog(Map<String, Double> bytes) {
        show(backlog, "source", bytes);
    }

    /** Shows for each status how many stream tables have it. */
    public void statuses(Map<String, Double> counts) {
        show(statuses, "status", counts);
    }

    private static void show(MultiGauge gauge, String tag, Map<String, Double> values) {
        gauge.register(
                values.entrySet().stream()
                        .map(entry -> MultiGauge.Row.of(Tags.of(tag, entry.getKey()), entry.getValue()))
                        .toList(),
                true);
    }
}
