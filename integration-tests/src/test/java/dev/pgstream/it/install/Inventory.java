package dev.pgstream.it.install;

import dev.pgstream.testkit.Session;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of everything in a database that an installation could leave behind. */
final class Inventory {

    private static final String OBJECTS = """
            SELECT 'schema', nspname::text FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_(toast_)?temp_'
            UNION ALL SELECT 'relation', oid::regclass::text FROM pg_catalog.pg_class WHERE relnamespace <> 'pg_toast'::regnamespace
            UNION ALL SELECT 'routine', oid::regprocedure::text FROM pg_catalog.pg_proc
            UNION ALL SELECT 'trigger', tgname || ' on ' || tgrelid::regclass FROM pg_catalog.pg_trigger
            UNION ALL SELECT 'event trigger', evtname::text FROM pg_catalog.pg_event_trigger
            UNION ALL SELECT 'rule', rulename || ' on ' || ev_class::regclass FROM pg_catalog.pg_rewrite
            UNION ALL SELECT 'type', oid::regtype::text FROM pg_catalog.pg_type WHERE typnamespace <> 'pg_toast'::regnamespace
            ORDER BY 1, 2""";

    private static final String JARS = """
            SELECT 'jar', jarname::text FROM sqlj.jar_repository
            UNION ALL SELECT 'class path', schemaname::text FROM sqlj.classpath_entry
            ORDER BY 1, 2""";

    private Inventory() {}

    /** Lists kinds and names. */
    static List<List<@Nullable String>> of(Session session) throws SQLException {
        return session.rows(OBJECTS);
    }

    /** Lists the jars and class paths of PL/Java. */
    static List<List<@Nullable String>> jars(Session session) throws SQLException {
        return session.rows(JARS);
    }
}
