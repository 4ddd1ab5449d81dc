package dev.pgstream.benchmarks.matrix;

import dev.pgstream.benchmarks.History;
import dev.pgstream.benchmarks.place.Engine;
import dev.pgstream.benchmarks.place.Place;
import dev.pgstream.benchmarks.workload.Scenario;
import dev.pgstream.benchmarks.workload.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/** A stream table in one refresh mode, over a site of its own. */
public final class StreamTableSubject implements Subject {

    private final Site site;
    private final Scenario scenario;
    private final String mode;
    private final Connection refresher;
    private final Engine engine;
    private final History history;

    /**
     * @param refresher the connection of the engine
     * @param observer another one
     */
    public StreamTableSubject(
            Site site, Scenario scenario, String mode, Connection refresher, Engine engine, Connection observer) {
        this.site = site;
        this.scenario = scenario;
        this.mode = mode;
        this.refresher = refresher;
        this.engine = engine;
        this.history = new History(observer);
    }

    @Override
    public String mode() {
        return mode;
    }

    @Override
    public String table() {
        return site.name(scenario.name() + "_" + mode.toLowerCase(Locale.ROOT));
    }

    @Override
    public void create() throws SQLException {
        Place.searchPath(refresher, site.schema());
        engine.create(table(), scenario.query(), mode);
        Place.searchPath(refresher, "");
    }

    /** Fails if the mode asked for something else than what was done. */
    @Override
    public Run run() throws SQLException {
        long start = System.nanoTime();
        String action = engine.refresh(table());
        double ms = (System.nanoTime() - start) / 1e6;
        if (mode.equals("AUTO") ? action.equals("NO_DATA") : !action.equals(mode)) {
            throw new IllegalStateException("the refresh of %s was %s".formatted(table(), action));
        }
        return new Run(action, ms, phases(history.phases(table(), action), ms));
    }

    /** What no phase accounts for is the call, its locks and the commit. */
    private static Map<String, Double> phases(History.Phases noted, double ms) {
        return Map.of(
                "decide", noted.decideMs(),
                "apply", noted.applyMs(),
                "clean", noted.cleanMs(),
                "commit", ms - noted.decideMs() - noted.applyMs() - noted.cleanMs());
    }

    @Override
    public void settle() {}

    @Override
    public void drop() throws SQLException {
        engine.drop(table());
    }
}
