package dev.pgstream.benchmarks.matrix;

import dev.pgstream.benchmarks.workload.Scenario;
import dev.pgstream.benchmarks.workload.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A result that plain SQL keeps, planned and committed each time. */
final class StatementsSubject implements Subject {

    static final String TRUNCATE_INSERT = "TRUNCATE_INSERT";
    static final String VIEW = "MATERIALIZED_VIEW";
    static final String HAND_WRITTEN = "HAND_WRITTEN";

    private final String mode;
    private final Site site;
    private final String table;
    private final List<String> creation;
    private final List<String> statements;
    private final List<String> settlement;
    private final String kind;

    private StatementsSubject(
            String mode,
            Site site,
            String table,
            String kind,
            List<String> creation,
            List<String> statements,
            List<String> settlement) {
        this.mode = mode;
        this.site = site;
        this.table = table;
        this.kind = kind;
        this.creation = creation;
        this.statements = statements;
        this.settlement = settlement;
    }

    /** {@code TRUNCATE} and {@code INSERT … SELECT}, with the primary key in place. */
    static StatementsSubject truncateInsert(Site site, Scenario scenario) {
        return new StatementsSubject(
                TRUNCATE_INSERT,
                site,
                "truncated",
                "TABLE",
                List.of(
                        "CREATE TABLE truncated AS " + scenario.query(),
                        "ALTER TABLE truncated ADD PRIMARY KEY (" + scenario.keyList() + ")"),
                List.of("TRUNCATE truncated", "INSERT INTO truncated " + scenario.query()),
                List.of());
    }

    /** {@code REFRESH MATERIALIZED VIEW}, with a unique index. */
    static StatementsSubject view(Site site, Scenario scenario) {
        return new StatementsSubject(
                VIEW,
                site,
                "viewed",
                "MATERIALIZED VIEW",
                List.of(
                        "CREATE MATERIALIZED VIEW viewed AS " + scenario.query(),
                        "CREATE UNIQUE INDEX ON viewed (" + scenario.keyList() + ")"),
                List.of("REFRESH MATERIALIZED VIEW viewed"),
                List.of());
    }

    /** The delta that an expert would write; collecting and removing changes is not timed. */
    static StatementsSubject handWritten(Site site, Scenario scenario) {
        List<String> creation = new ArrayList<>(List.of(
                "CREATE TABLE hand WITH (fillfactor = " + scenario.fillFactor() + ") AS " + scenario.query(),
                "ALTER TABLE hand ADD PRIMARY KEY (" + scenario.keyList() + ")"));
        scenario.lookups().forEach(column -> creation.add("CREATE INDEX ON hand (" + column + ")"));
        List<String> emptying = List.of("TRUNCATE chg_src, chg_dim");
        creation.addAll(emptying);
        return new StatementsSubject(HAND_WRITTEN, site, "hand", "TABLE", creation, scenario.handWritten(), emptying);
    }

    @Override
    public String mode() {
        return mode;
    }

    @Override
    public String table() {
        return site.name(table);
    }

    @Override
    public void create() throws SQLException {
        site.enter();
        runAll(creation);
    }

    @Override
    public Run run() throws SQLException {
        site.enter();
        long start = System.nanoTime();
        runAll(statements);
        return new Run(mode, (System.nanoTime() - start) / 1e6, Map.of());
    }

    @Override
    public void settle() throws SQLException {
        site.enter();
        runAll(settlement);
    }

    @Override
    public void drop() throws SQLException {
        site.enter();
        runAll(List.of("DROP " + kind + " " + table));
    }

    private void runAll(List<String> all) throws SQLException {
        Connection connection = site.script().connection();
        connection.setAutoCommit(false);
        for (String statement : all) {
            site.script().run(statement);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }
}
