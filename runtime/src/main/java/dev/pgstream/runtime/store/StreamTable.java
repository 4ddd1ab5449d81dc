package dev.pgstream.runtime.store;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.dag.Consistency;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.runtime.RefreshMode;
import org.jspecify.annotations.Nullable;

/** A stream table as the catalog has it. */
public record StreamTable(
        long id,
        long relid,
        QualifiedName name,
        String query,
        @Nullable String schedule,
        RefreshMode mode,
        boolean differential,
        @Nullable String modeReason,
        String status,
        String settings,
        @Nullable String plan,
        Consistency consistency,
        int consecutiveErrors,
        @Nullable String lastError,
        boolean owned) {

    /** Whether it may be refreshed either way, whichever is cheaper. */
    public boolean chooses() {
        return mode == RefreshMode.AUTO && differential;
    }

    /** The view that holds its query. */
    public static QualifiedName definition(long id) {
        return new QualifiedName(ChangeBuffer.SCHEMA, "definition_" + id);
    }

    public QualifiedName definition() {
        return definition(id);
    }

    public Target target() {
        return new Target(name, id, definition());
    }
}
