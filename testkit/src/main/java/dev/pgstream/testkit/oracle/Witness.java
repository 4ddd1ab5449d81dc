package dev.pgstream.testkit.oracle;

import dev.pgstream.testkit.Session;
import java.sql.SQLException;

/** Is told what happens while a script is played. */
public interface Witness {

    /** A stream table was created. */
    default void created(String table, Session session) throws SQLException {}

    /** A stream table was refreshed, by this action, and equals its query. */
    default void equal(String table, String action) {}

    /** Something failed; returns whether to go on without that stream table. */
    boolean failed(Failure failure, Session session) throws SQLException;
}
