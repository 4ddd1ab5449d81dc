package dev.pgstream.engine.program;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.plan.Stored;
import dev.pgstream.engine.sql.ChangeBuffer;

/**
 * The stream table that statements write.
 *
 * @param pgsId its number in the catalog
 * @param definition the view that holds its query
 */
public record Target(QualifiedName table, long pgsId, QualifiedName definition) {

    /** The table beside it that keeps nested groups. */
    public QualifiedName auxiliary(Stored stored) {
        return new QualifiedName(ChangeBuffer.SCHEMA, auxiliaryPrefix() + stored.number());
    }

    /** What the names of all tables beside it begin with. */
    public String auxiliaryPrefix() {
        return "pgs_state_" + pgsId + "_";
    }
}
