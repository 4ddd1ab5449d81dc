package dev.pgstream.benchmarks.tpch;

import dev.pgstream.benchmarks.Log;
import dev.pgstream.benchmarks.ServerOptions;
import dev.pgstream.benchmarks.result.Environment;
import dev.pgstream.benchmarks.result.Output;
import dev.pgstream.datasets.tpch.Scale;
import dev.pgstream.worker.demo.database.DemoDatabase;
import dev.pgstream.worker.error.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program: options in, a Markdown table and a CSV file out. */
@Command(
        name = "tpch",
        description = "The 22 queries of TPC-H: refresh by changes against computing everything anew.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class TpchBenchmark implements Callable<Integer> {

    @Option(names = "--scale", paramLabel = "FACTOR", defaultValue = "0.1", description = "TPC-H's scale factor.")
    private double scale;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "How many rounds are measured.")
    private int rounds;

    @Option(names = "--warm-ups", paramLabel = "N", defaultValue = "1", description = "Rounds before them.")
    private int warmUps;

    @Option(
            names = "--changed",
            paramLabel = "SHARE",
            defaultValue = "0.001",
            description = "The share of orders, with their line items, that each round changes.")
    private double changed;

    @Option(
            names = "--others",
            description =
                    "Also update that share of customer, supplier, part and partsupp in each round; else queries of"
                            + " these tables alone have nothing to do.")
    private boolean others;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "What the choice of rows depends on.")
    private long seed;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "AUTO",
            description = "The stream tables' refresh mode.")
    private String mode = "AUTO";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws SQLException, IOException {
        Parameters parameters = new Parameters(new Scale(scale), changed, others, warmUps, rounds, mode, seed);
        Log log = new Log();
        log.line("TPC-H benchmark: " + parameters);
        DemoDatabase database = server.start(log);
        try (Connection writer = database.connect();
                Connection refresher = database.connect()) {
            List<String> conditions = Environment.of(writer, "attached").lines(parameters.toString());
            Results results = new TpchRun(parameters, writer, refresher, log).run();
            Files.writeString(output.file(".csv"), new CsvReport(results).text());
            output.show(new MarkdownReport(results, conditions).text());
            return results.different().isEmpty() ? ExitCodes.DONE : ExitCodes.DIFFERENT;
        }
    }
}
