package dev.pgstream.worker.command;

import dev.pgstream.worker.connect.ConnectionTarget;
import dev.pgstream.worker.error.CommandFailure;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.job.Worker;
import dev.pgstream.worker.job.log.Journal;
import dev.pgstream.worker.job.log.Level;
import dev.pgstream.worker.job.watch.Address;
import dev.pgstream.worker.job.watch.MetricsServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "worker",
        description = {
            "Refreshes stream tables by their schedules until it is told to stop.",
            "Several workers may run for a database: one works, the others stand by and take over.",
            "SIGTERM and Ctrl-C let running refreshes end."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  pgstream worker --url postgresql://me@db.example.com/shop",
            "  pgstream worker --databases /etc/pgstream/databases --log-level debug"
        })
public final class WorkerCommand implements Callable<Integer> {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = {
                "A database: postgresql://user@host:port/database or a JDBC URL. May be given several times.",
                "Default: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE."
            })
    private List<String> urls = new ArrayList<>();

    @Option(
            names = "--databases",
            paramLabel = "FILE",
            description = "A file with the URL of a database in each line; lines that start with # are comments.")
    private @Nullable Path file;

    @Option(
            names = "--metrics",
            paramLabel = "[HOST:]PORT",
            description = {
                "Serve metrics for Prometheus at /metrics, and /health, at this address.",
                "Without HOST only this machine can connect. Default: not served."
            })
    private @Nullable String metrics;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "error, warn, info or debug, which tells each refresh. Default: ${DEFAULT-VALUE}.")
    private Level level = Level.INFO;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        Journal journal =
                new Journal(Objects.requireNonNull(command).commandLine().getErr(), level, "worker");
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Worker worker = new Worker(targets(), journal, registry);
        if (metrics != null) {
            serve(metrics, worker, registry, journal);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(worker), "stop"));
        worker.run();
        return ExitCodes.DONE;
    }

    private void serve(String address, Worker worker, PrometheusMeterRegistry registry, Journal journal) {
        try {
            InetSocketAddress at = Address.parse(address);
            MetricsServer server = MetricsServer.start(
                    at,
                    () -> {
                        worker.measure();
                        return registry.scrape();
                    },
                    worker::health);
            journal.info("metrics at http://%s:%d/metrics".formatted(at.getHostString(), server.port()));
        } catch (IllegalArgumentException wrong) {
            throw usage(wrong);
        } catch (IOException taken) {
            throw new CommandFailure("metrics can not be served at " + address + ": " + taken.getMessage());
        }
    }

    /** What a signal ends would have the signal's exit code, though all went well. */
    private static void end(Worker worker) {
        worker.stop();
        Runtime.getRuntime().halt(ExitCodes.DONE);
    }

    private List<ConnectionTarget> targets() {
        List<@Nullable String> all = new ArrayList<>(urls);
        if (file != null) {
            all.addAll(lines(file));
        } else if (all.isEmpty()) {
            all.add(null);
        }
        if (all.isEmpty()) {
            throw new CommandFailure("there is no database to work on: " + file + " names none");
        }
        return all.stream().map(this::target).toList();
    }

    private static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new CommandFailure("the file " + file + " can not be read; --databases takes a text file");
        }
    }

    private ConnectionTarget target(@Nullable String url) {
        try {
            return ConnectionTarget.of(url);
        } catch (IllegalArgumentException unusable) {
            throw usage(unusable);
        }
    }

    private ParameterException usage(IllegalArgumentException wrong) {
        return new ParameterException(
                Objects.requireNonNull(command).commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
}
