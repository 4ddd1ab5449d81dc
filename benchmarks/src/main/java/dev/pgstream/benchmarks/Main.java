package dev.pgstream.benchmarks;

import dev.pgstream.benchmarks.buffers.BuffersBenchmark;
import dev.pgstream.benchmarks.compare.CompareCommand;
import dev.pgstream.benchmarks.idle.IdleBenchmark;
import dev.pgstream.benchmarks.jmh.JmhBenchmark;
import dev.pgstream.benchmarks.matrix.CrossoverBenchmark;
import dev.pgstream.benchmarks.matrix.MatrixBenchmark;
import dev.pgstream.benchmarks.nochange.NoChangeBenchmark;
import dev.pgstream.benchmarks.propagation.PropagationBenchmark;
import dev.pgstream.benchmarks.report.ReportCommand;
import dev.pgstream.benchmarks.scaling.ScalingBenchmark;
import dev.pgstream.benchmarks.startup.StartupBenchmark;
import dev.pgstream.benchmarks.targets.TargetsCommand;
import dev.pgstream.benchmarks.tpch.TpchBenchmark;
import dev.pgstream.benchmarks.writes.WritesBenchmark;
import dev.pgstream.worker.error.CommandFailure;
import dev.pgstream.worker.error.ExitCodes;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks that run as programs. */
@Command(
        name = "pgstream-benchmarks",
        description = "Measures what refreshes cost and how fast changes arrive.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "BENCHMARK",
        subcommands = {
            MatrixBenchmark.class,
            CrossoverBenchmark.class,
            JmhBenchmark.class,
            NoChangeBenchmark.class,
            StartupBenchmark.class,
            WritesBenchmark.class,
            TpchBenchmark.class,
            ScalingBenchmark.class,
            PropagationBenchmark.class,
            IdleBenchmark.class,
            BuffersBenchmark.class,
            CompareCommand.class,
            ReportCommand.class,
            TargetsCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The program; what it can't do is told in a line. */
    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof CommandFailure || failure instanceof IllegalArgumentException) {
                command.getErr().println(failure.getMessage());
                return ExitCodes.FAILED;
            }
            throw failure;
        });
    }
}
