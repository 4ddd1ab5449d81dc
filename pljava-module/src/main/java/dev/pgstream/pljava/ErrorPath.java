package dev.pgstream.pljava;

import java.util.List;

/**
 * The classes that may first be needed when a statement has failed: those that make error messages. PL/Java fetches classes
 * from the database, which does not answer between the failure and the end of its subtransaction; and a class that could
 * not be fetched once stays missing for the rest of the session. So they are fetched beforehand.
 */
final class ErrorPath {

    static final List<String> CLASSES = List.of(
            "dev.pgstream.engine.catalog.QualifiedName",
            "dev.pgstream.engine.error.ErrorCode",
            "dev.pgstream.engine.error.FailureKind",
            "dev.pgstream.engine.error.NotIncrementalException",
            "dev.pgstream.engine.sql.Identifier",
            "dev.pgstream.runtime.PgStreamException",
            "dev.pgstream.runtime.ServerMessage",
            "dev.pgstream.runtime.define.DefinitionError",
            "dev.pgstream.pljava.LostError");

    static {
        CLASSES.forEach(ErrorPath::load);
    }

    private ErrorPath() {}

    /** Fetches the classes at the first call. */
    static void prepare() {}

    private static void load(String name) {
        try {
            Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the jar lacks " + name, e);
        }
    }
}
