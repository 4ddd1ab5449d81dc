package dev.pgstream.engine.program.lookup;

import dev.pgstream.engine.program.Storage;
import java.util.ArrayList;
import java.util.List;

/** Finds stored rows by their key: by the key's own index where no part of it can be NULL. */
public final class KeyLookup {

    private final Storage storage;
    private final ColumnsLookup key;

    public KeyLookup(Storage storage) {
        this.storage = storage;
        this.key = new ColumnsLookup(storage.identity());
    }

    /** Returns the condition that two relations with the stored key columns mean the same row. */
    public String same(String left, String right) {
        return storage.identity().isEmpty() ? "true" : key.same(left, right);
    }

    /** Returns the indexes that serve the condition, the key first. */
    List<StoredIndex> indexes() {
        List<StoredIndex> indexes = new ArrayList<>();
        if (storage.identity().isEmpty()) {
            return indexes;
        }
        if (key.isSortable()) {
            boolean notNull =
                    storage.identity().stream().allMatch(column -> column.info().notNull());
            indexes.add(new StoredIndex(notNull ? StoredIndex.Kind.PRIMARY_KEY : StoredIndex.Kind.UNIQUE, key.names()));
        }
        if (!key.isPlain() && !key.indexed().isEmpty()) {
            indexes.add(new StoredIndex(StoredIndex.Kind.LOOKUP, key.indexed()));
        }
        return indexes;
    }
}
