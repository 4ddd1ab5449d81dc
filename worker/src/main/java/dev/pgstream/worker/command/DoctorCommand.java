package dev.pgstream.worker.command;

import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.doctor.Doctor;
import dev.pgstream.worker.doctor.Finding;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.output.Output;
import dev.pgstream.worker.output.Report;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = {
            "Checks whether a server and a database have what pg_stream needs, and prints the lines that add what is missing.",
            "Changes nothing. Run as a superuser it sees more. The exit code is 1 if something does not work."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  pgstream doctor --url postgresql://postgres@db.example.com/shop")
public final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            defaultValue = "${sys:pgstream.pljava.jar}",
            description = "The jar that the database should have. Default: the one that was built with this program.")
    private @Nullable Path jar;

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = database.open()) {
            List<Finding> findings = new Doctor(connection, Optional.ofNullable(jar)).findings();
            output.rows(report(findings), "", "check", "state", "found");
            if (!output.isJson()) {
                findings.forEach(this::printRemedy);
            }
            return findings.stream().anyMatch(finding -> finding.state() == Finding.State.FAILURE)
                    ? ExitCodes.FAILED
                    : ExitCodes.DONE;
        }
    }

    private static Report report(List<Finding> findings) {
        return new Report(
                List.of("check", "state", "found", "remedy"),
                findings.stream()
                        .map(finding -> List.<@Nullable Object>of(
                                finding.check(), finding.state().name(), finding.found(), finding.remedy()))
                        .toList());
    }

    private void printRemedy(Finding finding) {
        if (!finding.remedy().isEmpty()) {
            output.out().println();
            output.out().println(finding.check() + ":");
            finding.remedy().forEach(line -> output.out().println("    " + line));
        }
    }
}
