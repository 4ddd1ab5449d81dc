package dev.pgstream.testkit;

import dev.pgstream.testkit.server.PgInstall;
import java.util.concurrent.atomic.AtomicBoolean;

/** Says once, loudly, that the tests inside the database did not run. */
final class MissingPlJava {

    static final String REASON = "no PostgreSQL with PL/Java was found; name its pg_config with -D"
            + PgInstall.PG_CONFIG + "=/path/to/pg_config";

    private static final AtomicBoolean ANNOUNCED = new AtomicBoolean();

    private MissingPlJava() {}

    static void announce() {
        if (!ANNOUNCED.getAndSet(true)) {
            System.err.println("##### THE TESTS INSIDE THE DATABASE DID NOT RUN: " + REASON + " #####");
        }
    }
}
