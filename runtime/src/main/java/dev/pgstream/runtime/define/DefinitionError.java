package dev.pgstream.runtime.define;

import dev.pgstream.engine.Determinism;
import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.FunctionUse;
import dev.pgstream.engine.catalog.OutputColumn;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.PgStreamException;
import java.util.Optional;

/** What is wrong with a query in every mode. */
final class DefinitionError {

    private DefinitionError() {}

    /**
     * Checks an analysed query.
     *
     * @throws PgStreamException if it calls a volatile function, has no columns or reserved column names
     */
    static void check(AnalyzedQuery query) throws PgStreamException {
        Optional<FunctionUse> random = Determinism.volatileFunction(query);
        if (random.isPresent()) {
            throw new PgStreamException(
                    ErrorCode.FEATURE_NOT_SUPPORTED,
                    "the query calls the volatile function " + random.get().signature()
                            + ", so it has no one result; leave it out or mark it STABLE");
        }
        if (query.output().isEmpty()) {
            throw new PgStreamException(
                    ErrorCode.INVALID_TABLE_DEFINITION, "the query has no columns; select at least one");
        }
        for (OutputColumn column : query.output()) {
            if (column.name().startsWith(Identifier.RESERVED_PREFIX)) {
                throw new PgStreamException(
                        ErrorCode.RESERVED_NAME,
                        "the column name " + column.name()
                                + " is reserved (all that start with " + Identifier.RESERVED_PREFIX
                                + " are); name the columns that you want instead of *");
            }
        }
    }
}
