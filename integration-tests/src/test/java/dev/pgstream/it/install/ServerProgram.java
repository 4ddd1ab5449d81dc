package dev.pgstream.it.install;

import dev.pgstream.testkit.NotTested;
import dev.pgstream.testkit.server.Command;
import dev.pgstream.testkit.server.PgInstall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of an installed PostgreSQL, which work with servers of other versions too. */
final class ServerProgram {

    private ServerProgram() {}

    /** Runs psql without the user's own settings. */
    static Command.Result psql(EmptyDatabase database, String... words) {
        List<String> all = new ArrayList<>(List.of("--no-psqlrc", "--dbname", database.address()));
        all.addAll(List.of(words));
        return run("psql", all.toArray(String[]::new));
    }

    /** Runs a program, or leaves the test out. */
    static Command.Result run(String name, String... words) {
        Optional<Path> program = Stream.concat(
                        PgInstall.all().map(install -> install.program(name)), Command.onPath(name))
                .filter(Files::isExecutable)
                .findFirst();
        NotTested.unless(program.isPresent(), "what takes " + name + ": no PostgreSQL here has it");
        List<String> all = new ArrayList<>(List.of(program.orElseThrow().toString()));
        all.addAll(List.of(words));
        return Command.of(all.toArray(String[]::new)).run();
    }
}
