package dev.pgstream.worker.demo;

import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.worker.demo.data.Sizes;
import dev.pgstream.worker.demo.data.Tpch;
import dev.pgstream.worker.demo.database.DemoDatabase;
import dev.pgstream.worker.progress.Terminal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** The course of the demo. One connection writes, another refreshes, as an application and a worker of pg_stream would. */
final class Demo {

    private final DemoDatabase database;
    private final Story story;
    private final Terminal terminal;

    Demo(DemoDatabase database, Story story, Terminal terminal) {
        this.database = database;
        this.story = story;
        this.terminal = terminal;
    }

    /** Runs it and returns what was measured. */
    Summary run(double scale, Sizes sizes, int batches, long seed) throws SQLException {
        story.done(terminal.call("starting PostgreSQL", database::start));
        story.done(terminal.call("installing pg_stream", database::install));
        try (Connection writer = database.connect();
                Connection refresher = database.connect()) {
            Tpch tpch = new Tpch(writer, scale, sizes);
            tpch.load(terminal, (what, rows) -> story.done(loaded(what, rows)));
            Attached streamTables = new Attached(refresher);
            new Declarations(streamTables, writer, story, terminal).declareAll();
            story.line("");
            story.line(
                    "A refresh is timed with its commit, against the whole query. Verified compares all of the rows.");
            story.line("");
            Batches run = new Batches(streamTables, writer, tpch.changes(seed), new MeasurementTable(story.out()));
            Summary summary = run.measure(batches);
            story.line("");
            summary.lines().forEach(story::line);
            return summary;
        }
    }

    private static String loaded(String what, long rows) {
        return rows == 0 ? "built " + what : String.format(Locale.ROOT, "loaded %-12s%,12d rows", what, rows);
    }
}
