package dev.pgstream.runtime;

import dev.pgstream.engine.error.ErrorCode;
import java.sql.SQLException;

/** An error that users see: one sentence on what is wrong with which stream table, and one on what to do. */
public final class PgStreamException extends SQLException {

    private static final long serialVersionUID = 1L;

    public PgStreamException(ErrorCode code, String message) {
        super(message, code.sqlState());
    }

    /** Adds the stream table to an error of the server, keeping its SQLSTATE. */
    public PgStreamException(String name, SQLException cause) {
        super("stream table " + name + ": " + cause.getMessage(), cause.getSQLState(), cause);
    }
}
