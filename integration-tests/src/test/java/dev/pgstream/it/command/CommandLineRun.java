package dev.pgstream.it.command;

import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.worker.PgStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * What a command did.
 *
 * @param out what it printed
 * @param err what it complained about
 */
record CommandLineRun(int exitCode, String out, String err) {

    /** Runs a command on a database. */
    static CommandLineRun of(TestDatabase database, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = PgStream.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--url");
        all.add(database.url());
        int exitCode = commandLine.execute(all.toArray(String[]::new));
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }

    /** Each line's words. */
    List<List<String>> words() {
        return out.lines().map(line -> List.of(line.strip().split("\\s+"))).toList();
    }
}
