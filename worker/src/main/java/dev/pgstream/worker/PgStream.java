package dev.pgstream.worker;

import dev.pgstream.worker.command.AlterCommand;
import dev.pgstream.worker.command.AlterSourceCommand;
import dev.pgstream.worker.command.CreateCommand;
import dev.pgstream.worker.command.DoctorCommand;
import dev.pgstream.worker.command.DrainCommand;
import dev.pgstream.worker.command.DropCommand;
import dev.pgstream.worker.command.ExplainCommand;
import dev.pgstream.worker.command.ExtensionCommand;
import dev.pgstream.worker.command.GraphCommand;
import dev.pgstream.worker.command.HistoryCommand;
import dev.pgstream.worker.command.InstallCommand;
import dev.pgstream.worker.command.ListCommand;
import dev.pgstream.worker.command.RefreshCommand;
import dev.pgstream.worker.command.ResumeCommand;
import dev.pgstream.worker.command.StatusCommand;
import dev.pgstream.worker.command.SuspendCommand;
import dev.pgstream.worker.command.UninstallCommand;
import dev.pgstream.worker.command.ValidateCommand;
import dev.pgstream.worker.command.VerifyCommand;
import dev.pgstream.worker.command.WorkerCommand;
import dev.pgstream.worker.demo.DemoCommand;
import dev.pgstream.worker.error.FailureHandler;
import dev.pgstream.worker.error.UsageHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands, as {@code pgstream --help} shows them. */
@Command(
        name = "pgstream",
        description = "Stream tables for PostgreSQL: query results that are kept up to date incrementally.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        subcommands = {
            InstallCommand.class,
            UninstallCommand.class,
            ExtensionCommand.class,
            DoctorCommand.class,
            CreateCommand.class,
            AlterCommand.class,
            AlterSourceCommand.class,
            DropCommand.class,
            RefreshCommand.class,
            SuspendCommand.class,
            ResumeCommand.class,
            VerifyCommand.class,
            ExplainCommand.class,
            ValidateCommand.class,
            ListCommand.class,
            StatusCommand.class,
            HistoryCommand.class,
            GraphCommand.class,
            DrainCommand.class,
            WorkerCommand.class,
            DemoCommand.class,
            CommandLine.HelpCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pgstream demo",
            "  pgstream install --url postgresql://me@db.example.com/shop",
            "  pgstream create sales --query 'SELECT region, sum(amount) FROM orders GROUP BY region'",
            "  pgstream refresh --all",
            "",
            "Without --url the connection comes from PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE.",
            "'pgstream COMMAND --help' tells more about a command.",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 verify found differences."
        })
public final class PgStream {

    private static final int HELP_WIDTH = 100;

    private PgStream() {}

    /** The command line, ready to execute arguments; it returns exit codes and never throws. */
    public static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new PgStream());
        commandLine.setUsageHelpWidth(HELP_WIDTH);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler(new FailureHandler());
        commandLine.setParameterExceptionHandler(new UsageHandler());
        return commandLine;
    }
}
