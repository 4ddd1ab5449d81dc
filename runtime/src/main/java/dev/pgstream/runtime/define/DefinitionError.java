package dev.pgstream.runtime.define;

import dev.pgstream.engine.Determinism;
import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.FunctionUse;
import dev.pgstream.engine.catalog.OutputColumn;
import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.PgStreamException;
import java.sql.SQLException;
import java.util.Optional;

/** What is wrong with a query in every mode. */
final class DefinitionError {

    private static final String TEMPORARY_IN_SCHEMA = "42P16";

    private DefinitionError() {}

    /** Returns the error for a query that the server refused. */
    static PgStreamException of(QualifiedName name, SQLException error) {
        if (TEMPORARY_IN_SCHEMA.equals(error.getSQLState())) {
            return new PgStreamException(
                    ErrorCode.INVALID_TABLE_DEFINITION,
                    "stream table " + name
                            + ": the query reads a temporary table, which only one session can see; use a permanent one");
        }
        return new PgStreamException(name.sql(), error);
    }

    /**
     * Checks an analysed query.
     *
     * @throws PgStreamException if it calls a volatile function, reads no table or has reserved column names
     */
    static void check(QualifiedName name, AnalyzedQuery query) throws PgStreamException {
        Optional<FunctionUse> random = Determinism.volatileFunction(query);
        if (random.isPresent()) {
            throw new PgStreamException(
                    ErrorCode.FEATURE_NOT_SUPPORTED,
                    "stream table " + name + ": the query calls the volatile function "
                            + random.get().signature() + ", so it has no one result; leave it out or mark it STABLE");
        }
        for (OutputColumn column : query.output()) {
            if (column.name().startsWith(Identifier.RESERVED_PREFIX)) {
                throw new PgStreamException(
                        ErrorCode.RESERVED_NAME,
                        "stream table " + name + ": the column name " + column.name()
                                + " is reserved (all that start with " + Identifier.RESERVED_PREFIX
                                + " are); name the columns that you want instead of *");
            }
        }
    }
}
