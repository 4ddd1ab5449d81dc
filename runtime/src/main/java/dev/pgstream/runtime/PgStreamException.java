package dev.pgstream.runtime;

import dev.pgstream.engine.error.ErrorCode;
import java.sql.SQLException;

/** An error that users see: one sentence on what is wrong with which stream table, and one on what to do. */
public final class PgStreamException extends SQLException {

    private static final long serialVersionUID = 1L;
    private static final String SUBJECT = "stream table ";

    public PgStreamException(ErrorCode code, String message) {
        super(message, code.sqlState());
    }

    private PgStreamException(String message, SQLException cause) {
        super(message, cause.getSQLState(), cause);
    }

    /** Returns the error as one about a stream table, with its SQLSTATE; one that names a stream table already stays. */
    public static PgStreamException about(String name, SQLException error) {
        return naming(SUBJECT + name, error);
    }

    /** Returns the error as one about a table that stream tables read; one that names a stream table already stays. */
    public static PgStreamException aboutSource(String name, SQLException error) {
        return naming("source " + name, error);
    }

    private static PgStreamException naming(String what, SQLException error) {
        if (error instanceof PgStreamException known
                && String.valueOf(known.getMessage()).startsWith(SUBJECT)) {
            return known;
        }
        return new PgStreamException(what + ": " + ServerMessage.plain(error), error);
    }

    /** Returns the error in our words, without a stream table. */
    public static PgStreamException plain(SQLException error) {
        return error instanceof PgStreamException known
                ? known
                : new PgStreamException(ServerMessage.plain(error), error);
    }
}
