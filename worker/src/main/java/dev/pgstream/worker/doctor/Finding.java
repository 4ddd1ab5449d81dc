package dev.pgstream.worker.doctor;

import java.util.List;

/**
 * What one check found.
 *
 * @param check what was looked at
 * @param found as it is
 * @param remedy the lines that change it, for psql or a shell; empty where all is well
 */
public record Finding(String check, State state, String found, List<String> remedy) {

    /** How bad it is. */
    public enum State {
        OK,
        /** Something works less well than it could, or not in the database. */
        WARNING,
        /** Something does not work. */
        FAILURE
    }

    public Finding {
        remedy = List.copyOf(remedy);
    }

    static Finding ok(String check, String found) {
        return new Finding(check, State.OK, found, List.of());
    }

    static Finding warning(String check, String found, String... remedy) {
        return new Finding(check, State.WARNING, found, List.of(remedy));
    }

    static Finding failure(String check, String found, String... remedy) {
        return new Finding(check, State.FAILURE, found, List.of(remedy));
    }
}
