package dev.pgstream.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An installed PostgreSQL, as its {@code pg_config} describes it.
 *
 * @param programs the folder of initdb, pg_ctl and postgres
 * @param libraries the folder of the server's modules
 * @param shared the folder that holds {@code extension/}
 */
public record PgInstall(int version, Path programs, Path libraries, Path shared) {

    /** Names the one {@code pg_config} to ask; without it, the PATH and the usual folders of packages are searched. */
    public static final String PG_CONFIG = "pgstream.test.pg_config";

    private static final Pattern VERSION = Pattern.compile("PostgreSQL (\\d+)");

    /** The installation that has PL/Java, if there is one. */
    public static Optional<PgInstall> withPlJava() {
        return all().filter(PgInstall::hasPlJava).findFirst();
    }

    /** All that are found. */
    public static Stream<PgInstall> all() {
        return candidates().flatMap(config -> of(config).stream());
    }

    /** Whether both halves of PL/Java are there: the native module and the extension's control file. */
    public boolean hasPlJava() {
        return Files.isReadable(shared.resolve("extension").resolve("pljava.control")) && hasModule();
    }

    /** Where one of its programs is, if it was installed. */
    public Path program(String name) {
        return programs.resolve(name);
    }

    private boolean hasModule() {
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(libraries, "libpljava-so-*")) {
            return modules.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<PgInstall> of(Path config) {
        Optional<String> version = ask(config, "--version");
        Matcher matcher = VERSION.matcher(version.orElse(""));
        if (!matcher.find()) {
            return Optional.empty();
        }
        return ask(config, "--bindir")
                .flatMap(programs -> ask(config, "--pkglibdir")
                        .flatMap(libraries -> ask(config, "--sharedir")
                                .map(shared -> new PgInstall(
                                        Integer.parseInt(matcher.group(1)),
                                        Path.of(programs),
                                        Path.of(libraries),
                                        Path.of(shared)))));
    }

    private static Optional<String> ask(Path config, String option) {
        Command.Result result = Command.of(config.toString(), option).run();
        return result.succeeded() ? Optional.of(result.output().strip()) : Optional.empty();
    }

    private static Stream<Path> candidates() {
        String named = System.getProperty(PG_CONFIG, "");
        if (!named.isBlank()) {
            return Stream.of(Path.of(named));
        }
        List<Path> found = new ArrayList<>(Command.onPath("pg_config").toList());
        found.addAll(below(Path.of("/usr/lib/postgresql"), "*"));
        found.addAll(below(Path.of("/usr"), "pgsql-*"));
        return found.stream().filter(Files::isExecutable);
    }

    private static List<Path> below(Path parent, String pattern) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(parent, pattern)) {
            versions.forEach(version -> found.add(version.resolve("bin").resolve("pg_config")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
