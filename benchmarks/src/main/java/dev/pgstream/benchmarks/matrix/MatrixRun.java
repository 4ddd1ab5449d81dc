package dev.pgstream.benchmarks.matrix;

import dev.pgstream.benchmarks.Log;
import dev.pgstream.benchmarks.place.Engine;
import dev.pgstream.benchmarks.place.Place;
import dev.pgstream.benchmarks.workload.Changes;
import dev.pgstream.benchmarks.workload.Scenario;
import dev.pgstream.benchmarks.workload.Site;
import dev.pgstream.datasets.Script;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** For each number of rows: load; for each cell: create, then change, measure in turns and compare, cycle by cycle. */
final class MatrixRun implements AutoCloseable {

    private static final int VACUUM_EACH = 5;
    private static final int SMALL = 1000;

    private final Parameters parameters;
    private final Connection refresher;
    private final Script script;
    private final Engine engine;
    private final Log log;
    private final Site base;
    private final List<Site> own = new ArrayList<>();
    private final List<Cycle> cycles = new ArrayList<>();
    private final List<String> different = new ArrayList<>();

    MatrixRun(Parameters parameters, Place place, Log log) throws SQLException {
        this.parameters = parameters;
        this.log = log;
        this.script = new Script(place.connect());
        this.refresher = place.connect();
        this.engine = place.engine(refresher);
        this.base = new Site(script, "pgstream_bench_base");
        for (String mode : parameters.modes()) {
            own.add(new Site(script, "pgstream_bench_" + mode.toLowerCase(Locale.ROOT)));
        }
    }

    void measure() throws SQLException {
        warmUp();
        for (int rows : parameters.rows()) {
            Changes changes = load(rows);
            for (double share : parameters.shares()) {
                for (Scenario scenario : parameters.scenarios()) {
                    measure(new Cell(scenario, rows, share), changes, parameters.cycles(), true);
                }
            }
            drop();
        }
    }

    /** Java is slow at first. What runs for days isn't, and so is the refresher's own session not. */
    private void warmUp() throws SQLException {
        if (parameters.warmRefreshes() > 0) {
            Changes changes = load(SMALL);
            Scenario any = parameters.scenarios().get(0);
            measure(new Cell(any, SMALL, 1.0 / SMALL), changes, parameters.warmRefreshes(), false);
            drop();
            log.line("warmed up");
        }
    }

    private Changes load(int rows) throws SQLException {
        List<Site> sites = new ArrayList<>(List.of(base));
        sites.addAll(own);
        for (Site site : sites) {
            site.drop();
            site.load(rows);
        }
        if (parameters.others()) {
            base.capture();
        }
        script.run("VACUUM ANALYZE");
        log.line(String.format(Locale.ROOT, "%,d rows loaded", rows));
        return new Changes(script, sites, rows);
    }

    private void drop() throws SQLException {
        base.drop();
        for (Site site : own) {
            site.drop();
        }
    }

    private void measure(Cell cell, Changes changes, int count, boolean noted) throws SQLException {
        List<Subject> subjects = subjects(cell.scenario());
        for (Subject subject : subjects) {
            subject.create();
        }
        script.run("VACUUM ANALYZE");
        List<Subject> turns = new ArrayList<>(subjects);
        for (int number = 1; number <= count; number++) {
            changes.next(cell.share(), cell.scenario().bothChange());
            for (Subject subject : turns) {
                Cycle cycle = new Cycle(cell, number, subject.mode(), number > parameters.warmUps(), subject.run());
                if (noted) {
                    System.out.println(cycle.line());
                    cycles.add(cycle);
                }
            }
            compare(cell, number, turns);
            for (Subject subject : turns) {
                subject.settle();
            }
            Collections.rotate(turns, 1);
            if (number % VACUUM_EACH == 0) {
                script.run("VACUUM ANALYZE");
            }
        }
        Path plans = parameters.explain();
        if (noted && plans != null) {
            changes.next(cell.share(), cell.scenario().bothChange());
            explain(cell, plans);
        }
        for (Subject subject : subjects) {
            subject.drop();
        }
    }

    private List<Subject> subjects(Scenario scenario) {
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            subjects.add(new StreamTableSubject(
                    own.get(i), scenario, parameters.modes().get(i), refresher, engine, script.connection()));
        }
        if (parameters.others()) {
            subjects.add(StatementsSubject.truncateInsert(base, scenario));
            subjects.add(StatementsSubject.view(base, scenario));
            subjects.add(StatementsSubject.handWritten(base, scenario));
        }
        return subjects;
    }

    private void compare(Cell cell, int number, List<Subject> subjects) throws SQLException {
        List<String> wrong = new Check(base).different(cell.scenario().query(), subjects);
        if (!wrong.isEmpty()) {
            String line = cell + " cycle=" + number + ": NOT EQUAL TO THE QUERY: " + wrong;
            different.add(line);
            log.line(line);
        }
    }

    private void explain(Cell cell, Path folder) throws SQLException {
        for (int i = 0; i < own.size(); i++) {
            if (!parameters.modes().get(i).equals("FULL")) {
                Site site = own.get(i);
                Subject subject = new StreamTableSubject(
                        site, cell.scenario(), parameters.modes().get(i), refresher, engine, script.connection());
                new DeltaPlan(script.connection()).write(site, cell, subject.table(), folder);
            }
        }
    }

    /** All cycles, the first ones included. */
    List<Cycle> cycles() {
        return List.copyOf(cycles);
    }

    /** Where a result was not that of the query. */
    List<String> different() {
        return List.copyOf(different);
    }

    @Override
    public void close() throws SQLException {
        refresher.close();
        script.connection().close();
    }
}
