package dev.pgstream.worker.command;

import dev.pgstream.runtime.sql.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts stream tables in the order of refreshing: sources before what reads them. */
final class DependencyOrder {

    private static final String ALL = """
            WITH RECURSIVE reading (relid, depth) AS (
                SELECT relid, 0 FROM pgstream.pgs_stream_tables
                UNION
                SELECT s.relid, r.depth + 1
                FROM reading r
                JOIN pgstream.pgs_dependencies d ON d.source_relid = r.relid
                JOIN pgstream.pgs_stream_tables s USING (pgs_id)
            )
            SELECT format('%I.%I', n.nspname, c.relname) AS name
            FROM reading r
            JOIN pgstream.pgs_stream_tables s USING (relid)
            JOIN pg_class c ON c.oid = r.relid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE s.status <> 'SUSPENDED' OR CAST(? AS boolean)
            GROUP BY c.oid, n.nspname, c.relname
            ORDER BY max(r.depth), name""";

    /** What is suspended keeps its rows, and what it reads is of no use to its readers. */
    private static final String UPSTREAM = """
            WITH RECURSIVE upstream (pgs_id) AS (
                SELECT pgs_id FROM pgstream.pgs_stream_tables WHERE relid = to_regclass(?)
                UNION
                SELECT s.pgs_id
                FROM upstream u
                JOIN pgstream.pgs_dependencies d USING (pgs_id)
                JOIN pgstream.pgs_stream_tables s ON s.relid = d.source_relid AND s.status <> 'SUSPENDED'
            )
            SELECT format('%I.%I', n.nspname, c.relname)
            FROM upstream u
            JOIN pgstream.pgs_stream_tables s USING (pgs_id)
            JOIN pg_class c ON c.oid = s.relid
            JOIN pg_namespace n ON n.oid = c.relnamespace""";

    private static final String QUALIFIED = """
            SELECT format('%I.%I', n.nspname, c.relname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid = to_regclass(?)""";

    private final Session session;

    DependencyOrder(Connection connection) {
        this.session = new Session(connection);
    }

    /** Returns the qualified names of all stream tables of the database. */
    List<String> all() throws SQLException {
        return session.list(ALL, row -> row.getString(1), true);
    }

    /** The same without those that are suspended. */
    List<String> active() throws SQLException {
        return session.list(ALL, row -> row.getString(1), false);
    }

    /** Sorts what a user named, together with the stream tables that those read. */
    List<String> withUpstream(List<String> names) throws SQLException {
        Set<String> wanted = new LinkedHashSet<>(names);
        for (String name : names) {
            wanted.addAll(session.list(UPSTREAM, row -> row.getString(1), name));
        }
        return sorted(List.copyOf(wanted));
    }

    /** Sorts what a user named; what is no stream table comes first, as the user wrote it. */
    List<String> sorted(List<String> names) throws SQLException {
        List<String> all = all();
        Set<String> known = new LinkedHashSet<>();
        List<String> sorted = new ArrayList<>();
        for (String name : names) {
            Optional<String> qualified = session.first(QUALIFIED, row -> row.getString(1), name);
            if (qualified.isPresent() && all.contains(qualified.get())) {
                known.add(qualified.get());
            } else {
                sorted.add(name);
            }
        }
        all.stream().filter(known::contains).forEach(sorted::add);
        return sorted;
    }
}
