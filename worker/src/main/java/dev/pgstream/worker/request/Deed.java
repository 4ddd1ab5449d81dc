package dev.pgstream.worker.request;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.Alteration;
import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.Initiator;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.SourceAlteration;
import dev.pgstream.runtime.StreamTables;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.Objects;

/** Does what a request says, within the open transaction. */
final class Deed {

    private final Session session;
    private final StreamTables streamTables;

    Deed(Session session) {
        this.session = session;
        this.streamTables = new StreamTables(session);
    }

    /** Returns the verb's result; empty where it has none. */
    String of(Request request) throws SQLException {
        String name = request.name();
        switch (request.verb()) {
            case "create" -> create(request);
            case "create_or_replace" -> createOrReplace(request);
            case "alter" -> streamTables.alter(name, alteration(request));
            case "alter_source" -> streamTables.alterSource(name, sourceAlteration(request));
            case "drop" -> drop(request);
            case "refresh" -> {
                return streamTables.refresh(name, Initiator.REQUEST).action().name();
            }
            case "resume" -> streamTables.resume(name);
            case "suspend" -> streamTables.suspend(name);
            default ->
                throw new PgStreamException(
                        ErrorCode.FEATURE_NOT_SUPPORTED,
                        "this version of the background job does not know the request '" + request.verb() + "'");
        }
        return "";
    }

    private void create(Request request) throws SQLException {
        if (request.placeholder()) {
            streamTables.complete(declaration(request));
        } else {
            streamTables.create(declaration(request));
        }
    }

    private void createOrReplace(Request request) throws SQLException {
        if (request.placeholder()) {
            streamTables.complete(declaration(request));
        } else {
            streamTables.createOrReplace(declaration(request));
        }
    }

    /** What never became a stream table is just a table. */
    private void drop(Request request) throws SQLException {
        if (request.placeholder()) {
            session.execute("DROP TABLE " + request.name() + (request.cascade() ? " CASCADE" : ""));
        } else {
            streamTables.drop(request.name(), request.cascade());
        }
    }

    private static Declaration declaration(Request request) {
        return new Declaration(
                request.name(),
                Objects.requireNonNull(request.query()),
                request.schedule(),
                Objects.requireNonNull(request.refreshMode()),
                request.initialize(),
                Objects.requireNonNull(request.consistency()));
    }

    private static SourceAlteration sourceAlteration(Request request) {
        return new SourceAlteration(request.triggerMode(), request.unlogged());
    }

    private static Alteration alteration(Request request) {
        return new Alteration(
                request.query(), request.schedule(), request.refreshMode(), request.status(), request.consistency());
    }
}
