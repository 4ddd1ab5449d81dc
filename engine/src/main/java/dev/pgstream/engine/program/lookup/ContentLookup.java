package dev.pgstream.engine.program.lookup;

import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.sql.Equality;
import dev.pgstream.engine.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds stored rows by their content: by the hash of it first, which an index serves, and then by every column. */
public final class ContentLookup {

    private final List<StoredColumn> columns;

    public ContentLookup(Storage storage) {
        this.columns = storage.columns();
    }

    /** Returns the condition that rows of two relations hash alike; empty where no column can be hashed. */
    public Optional<String> sameHash(String left, String right) {
        return hash(left + ".").map(hash -> hash + " = " + hash(right + ".").orElseThrow());
    }

    /** Returns the condition that rows of two relations are equal and look the same. */
    public String same(String left, String right) {
        List<String> conditions = new ArrayList<>();
        for (StoredColumn column : columns) {
            String mine = left + "." + Identifier.quote(column.name());
            String other = right + "." + Identifier.quote(column.name());
            conditions.add(Equality.of(mine, other, column.info()));
            Equality.looks(mine, column.info())
                    .ifPresent(looks -> conditions.add(looks + " IS NOT DISTINCT FROM "
                            + Equality.looks(other, column.info()).orElseThrow()));
        }
        return String.join(" AND ", conditions);
    }

    List<StoredIndex> indexes() {
        return hash("").stream()
                .map(hash -> new StoredIndex(StoredIndex.Kind.CONTENT_LOOKUP, List.of(hash)))
                .toList();
    }

    private Optional<String> hash(String qualifier) {
        return ContentHash.of(
                columns,
                columns.stream()
                        .map(column -> qualifier + Identifier.quote(column.name()))
                        .toList());
    }
}
