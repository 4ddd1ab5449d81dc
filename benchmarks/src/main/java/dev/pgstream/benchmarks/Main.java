package dev.pgstream.benchmarks;

import dev.pgstream.benchmarks.idle.IdleBenchmark;
import dev.pgstream.benchmarks.propagation.PropagationBenchmark;
import dev.pgstream.benchmarks.scaling.ScalingBenchmark;
import dev.pgstream.benchmarks.tpch.TpchBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks that run as programs. */
@Command(
        name = "pgstream-benchmarks",
        description = "Measures what refreshes cost and how fast changes arrive.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "BENCHMARK",
        subcommands = {
            TpchBenchmark.class,
            ScalingBenchmark.class,
            PropagationBenchmark.class,
            IdleBenchmark.class,
            CommandLine.HelpCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
