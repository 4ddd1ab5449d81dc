package dev.pgstream.runtime.capture;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;

/** The partitions and inheritance children of a table. */
public final class Inheritance {

    private Inheritance() {}

    /** Returns the table itself and then all descendants. */
    static List<Relation> tree(Session session, long oid) throws SQLException {
        return session.list(
                "SELECT c.oid::bigint, n.nspname, c.relname, c.relispartition FROM pg_class c"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN (SELECT CAST(? AS bigint)::oid) AS r (oid)"
                        + " WHERE c.oid = r.oid OR c.oid = ANY (pgstream.pgs_children(r.oid))"
                        + " ORDER BY c.oid <> r.oid, c.oid",
                row -> new Relation(
                        row.getLong(1), new QualifiedName(row.getString(2), row.getString(3)), row.getBoolean(4)),
                oid);
    }
}
