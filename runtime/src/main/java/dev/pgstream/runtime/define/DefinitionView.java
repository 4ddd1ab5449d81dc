package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;

/** The view that holds a stream table's query. */
final class DefinitionView {

    private static final String INVALID_TABLE_DEFINITION = ErrorCode.INVALID_TABLE_DEFINITION.sqlState();

    private final Session session;

    DefinitionView(Session session) {
        this.session = session;
    }

    /**
     * Creates the view under the user's settings and search path.
     */
    void create(QualifiedName view, String statement) throws SQLException {
        String sql = "CREATE VIEW " + view.sql() + " AS " + statement;
        try {
            session.inSavepoint(() -> session.executeByUsersNames(sql));
        } catch (SQLException e) {
            if (INVALID_TABLE_DEFINITION.equals(e.getSQLState()) && readsTemporary(statement)) {
                throw new PgStreamException(
                        ErrorCode.INVALID_TABLE_DEFINITION,
                        "the query reads a temporary table, which only one session can see; use a permanent one");
            }
            throw e;
        }
        requireNoOptions(view);
    }

    /** The same SQLSTATE stands for other mistakes; only a view of temporary tables may itself be temporary alone. */
    private boolean readsTemporary(String statement) throws SQLException {
        try {
            return session.andUndo(() -> {
                session.executeByUsersNames("CREATE TEMP VIEW pgs_probe AS " + statement);
                return true;
            });
        } catch (SQLException e) {
            return false;
        }
    }

    /** WITH CHECK OPTION behind the query would belong to the view. */
    private void requireNoOptions(QualifiedName view) throws SQLException {
        boolean options = session.one(
                "SELECT reloptions IS NOT NULL FROM pg_class WHERE oid = CAST(? AS regclass)",
                row -> row.getBoolean(1),
                view.sql());
        if (options) {
            throw new PgStreamException(
                    ErrorCode.SYNTAX_ERROR, "WITH CHECK OPTION is no part of a query; leave it out");
        }
    }
}
