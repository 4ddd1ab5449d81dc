package dev.pgstream.worker.connect;

import java.util.Map;
import java.util.Optional;

/**
 * The environment variables that libpq knows.
 *
 * @param variables the environment of the process
 * @param osUser the user of the operating system, libpq's default for the role
 */
record LibpqEnvironment(Map<String, String> variables, String osUser) {

    LibpqEnvironment {
        variables = Map.copyOf(variables);
    }

    static LibpqEnvironment ofProcess() {
        return new LibpqEnvironment(System.getenv(), System.getProperty("user.name", "postgres"));
    }

    /** The value that stands for a parameter of libpq; an empty variable counts as absent, as in libpq. */
    Optional<String> value(LibpqParameter parameter) {
        return Optional.ofNullable(variables.get(parameter.variable())).filter(value -> !value.isEmpty());
    }
}
