package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;

/** Resolves the name of a table to create, as CREATE TABLE would. */
final class TableName {

    private TableName() {}

    /** Fails if the name is taken. */
    static QualifiedName free(Session session, String text) throws SQLException {
        QualifiedName name = resolve(session, text);
        requireFree(session, name);
        return name;
    }

    static QualifiedName resolve(Session session, String text) throws SQLException {
        int parts;
        try {
            parts = session.one("SELECT cardinality(parse_ident(?))", row -> row.getInt(1), text);
        } catch (SQLException e) {
            throw PgStreamException.about(text, e);
        }
        if (parts > 2) {
            throw new PgStreamException(
                    ErrorCode.SYNTAX_ERROR, "the name " + text + " has too many parts; write table or schema.table");
        }
        QualifiedName name = session.one("""
                SELECT CASE WHEN cardinality(p) = 2 THEN p[1] ELSE coalesce(current_schema(), '') END,
                       p[cardinality(p)] FROM parse_ident(?) AS p""", row -> new QualifiedName(row.getString(1), row.getString(2)), text);
        if (name.schema().isEmpty()) {
            throw new PgStreamException(
                    ErrorCode.UNDEFINED_TABLE,
                    "stream table " + name.name() + ": no schema has been selected to create in; qualify the name");
        }
        return name;
    }

    private static void requireFree(Session session, QualifiedName name) throws SQLException {
        boolean taken = session.one("SELECT to_regclass(?) IS NOT NULL", row -> row.getBoolean(1), name.sql());
        if (taken) {
            throw new PgStreamException(
                    ErrorCode.DUPLICATE_TABLE,
                    "stream table " + name + ": a relation of that name exists; choose another name or drop it");
        }
    }
}
