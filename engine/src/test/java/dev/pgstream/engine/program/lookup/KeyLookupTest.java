package dev.pgstream.engine.program.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.fixture.Types;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.StoredColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyLookupTest {

    private static final QualifiedName TABLE = new QualifiedName("shop", "result");
    private static final IndexNames NAMES = new IndexNames("the_key", "the_lookup_");

    @Test
    void aKeyWithoutNullsIsThePrimaryKey() {
        Storage storage = keyed(notNull("a", Types.INT), notNull("b", Types.TEXTS));
        assertThat(condition(storage)).isEqualTo("t.\"a\" = m.\"a\" AND t.\"b\" = m.\"b\"");
        assertThat(statements(storage))
                .containsExactly("ALTER TABLE \"shop\".\"result\" ADD CONSTRAINT the_key PRIMARY KEY (\"a\", \"b\")");
    }

    /** The key's own index serves users and readers; what refreshes compare is found by a hash. */
    @Test
    void aKeyWithNullsIsFoundByItsHash() {
        Storage storage = keyed(nullable("a", Types.INT), notNull("b", Types.TEXT), nullable("c", Types.TEXTS));
        assertThat(condition(storage))
                .isEqualTo("hash_record_extended(ROW(t.\"a\", t.\"b\", t.\"c\"), 0)"
                        + " = hash_record_extended(ROW(m.\"a\", m.\"b\", m.\"c\"), 0)"
                        + " AND ARRAY[t.\"a\"] = ARRAY[m.\"a\"] AND t.\"b\" = m.\"b\""
                        + " AND array_cat(t.\"c\", '{}') = array_cat(m.\"c\", '{}')"
                        + " AND (t.\"c\" IS NULL) = (m.\"c\" IS NULL)");
        assertThat(statements(storage))
                .containsExactly(
                        "ALTER TABLE \"shop\".\"result\" ADD CONSTRAINT the_key"
                                + " UNIQUE NULLS NOT DISTINCT (\"a\", \"b\", \"c\")",
                        "CREATE INDEX the_lookup_1 ON \"shop\".\"result\""
                                + " (hash_record_extended(ROW(\"a\", \"b\", \"c\"), 0))");
    }

    @Test
    void aKeyThatCanNotBeHashedIsFoundByTheTermsOfItsEquality() {
        Storage storage = keyed(nullable("a", Types.INT), nullable("b", Types.BITS));
        assertThat(condition(storage)).isEqualTo("ARRAY[t.\"a\"] = ARRAY[m.\"a\"] AND ARRAY[t.\"b\"] = ARRAY[m.\"b\"]");
        assertThat(statements(storage))
                .containsExactly(
                        "ALTER TABLE \"shop\".\"result\" ADD CONSTRAINT the_key"
                                + " UNIQUE NULLS NOT DISTINCT (\"a\", \"b\")",
                        "CREATE INDEX the_lookup_1 ON \"shop\".\"result\" ((ARRAY[\"a\"]), (ARRAY[\"b\"]))");
    }

    /** A bare operator might be another one than the type's own. */
    @Test
    void aForeignKeyColumnIsFoundByItsHash() {
        assertThat(statements(keyed(notNull("a", Types.CITEXT))))
                .containsExactly(
                        "ALTER TABLE \"shop\".\"result\" ADD CONSTRAINT the_key PRIMARY KEY (\"a\")",
                        "CREATE INDEX the_lookup_1 ON \"shop\".\"result\" (hash_record_extended(ROW(\"a\"), 0))");
    }

    @Test
    void whatNoBTreeHoldsIsFoundByItsHash() {
        Storage storage = keyed(notNull("a", Types.XID), nullable("b", Types.BITS));
        assertThat(condition(storage))
                .isEqualTo("hash_record_extended(ROW(t.\"a\"), 0) = hash_record_extended(ROW(m.\"a\"), 0)"
                        + " AND t.\"a\" = m.\"a\" AND ARRAY[t.\"b\"] = ARRAY[m.\"b\"]");
        assertThat(statements(storage))
                .containsExactly(
                        "CREATE INDEX the_lookup_1 ON \"shop\".\"result\" (hash_record_extended(ROW(\"a\"), 0))");
    }

    @Test
    void moreColumnsThanAnIndexHoldsAreFoundByTheirHash() {
        StoredColumn[] columns = IntStream.rangeClosed(1, 33)
                .mapToObj(i -> notNull("c" + i, Types.INT))
                .toArray(StoredColumn[]::new);
        assertThat(statements(keyed(columns)))
                .singleElement()
                .asString()
                .startsWith(
                        "CREATE INDEX the_lookup_1 ON \"shop\".\"result\" (hash_record_extended(ROW(\"c1\", \"c2\"");
    }

    @Test
    void theServerIsAskedForTypesThatTheQueryDoesNotTell() {
        Storage storage = keyed(new StoredColumn("k", ColumnInfo.UNKNOWN));
        assertThat(condition(storage)).isEqualTo("ROW(t.\"k\")::record = ROW(m.\"k\")::record");
        assertThat(statements(storage)).isEmpty();
        assertThat(statements(storage.typed(Map.of("k", Types.TEXT))))
                .containsExactly(
                        "ALTER TABLE \"shop\".\"result\" ADD CONSTRAINT the_key UNIQUE NULLS NOT DISTINCT (\"k\")",
                        "CREATE INDEX the_lookup_1 ON \"shop\".\"result\" (hash_record_extended(ROW(\"k\"), 0))");
    }

    /** Rows of a partition: no index where the key begins with the partition. */
    @Test
    void rowsAreFoundByPartsToo() {
        List<StoredColumn> columns =
                List.of(notNull("a", Types.INT), notNull("b", Types.INT), nullable("c", Types.INT));
        Storage storage = new Storage(
                columns,
                Optional.of(List.of("a", "b")),
                List.of(List.of("a"), List.of("b"), List.of("c", "b")),
                Optional.empty());
        assertThat(statements(storage))
                .containsExactly(
                        "ALTER TABLE \"shop\".\"result\" ADD CONSTRAINT the_key PRIMARY KEY (\"a\", \"b\")",
                        "CREATE INDEX the_lookup_1 ON \"shop\".\"result\" (\"b\")",
                        "CREATE INDEX the_lookup_2 ON \"shop\".\"result\" (hash_record_extended(ROW(\"c\", \"b\"), 0))");
    }

    @Test
    void theOneRowWithoutKeysNeedsNoIndex() {
        Storage storage = new Storage(List.of(nullable("a", Types.INT)), Optional.of(List.of()), Optional.empty());
        assertThat(condition(storage)).isEqualTo("true");
        assertThat(statements(storage)).isEmpty();
    }

    @Test
    void equalContentIsFoundByTheHashOfWhatCanBeHashed() {
        ContentLookup lookup = new ContentLookup(
                bag(nullable("a", Types.NUMERIC), nullable("b", Types.BITS), notNull("c", Types.INT)));
        assertThat(lookup.sameHash("t", "m"))
                .hasValue(
                        "hash_record_extended(ROW(t.\"a\", t.\"c\"), 0) = hash_record_extended(ROW(m.\"a\", m.\"c\"), 0)");
        assertThat(lookup.same("t", "m"))
                .isEqualTo("ARRAY[t.\"a\"] = ARRAY[m.\"a\"] AND scale(t.\"a\") IS NOT DISTINCT FROM scale(m.\"a\")"
                        + " AND ARRAY[t.\"b\"] = ARRAY[m.\"b\"] AND t.\"c\" = m.\"c\"");
        assertThat(NAMES.create(TABLE, lookup.indexes()))
                .containsExactly(
                        "CREATE INDEX the_lookup_1 ON \"shop\".\"result\" (hash_record_extended(ROW(\"a\", \"c\"), 0))",
                        "ALTER INDEX \"shop\".\"the_lookup_1\" ALTER COLUMN 1 SET STATISTICS 0");
    }

    @Test
    void contentThatCanNotBeHashedHasNoIndex() {
        ContentLookup lookup = new ContentLookup(bag(nullable("b", Types.BITS)));
        assertThat(lookup.sameHash("t", "m")).isEmpty();
        assertThat(lookup.indexes()).isEmpty();
    }

    private static Storage keyed(StoredColumn... columns) {
        List<StoredColumn> list = List.of(columns);
        return new Storage(
                list, Optional.of(list.stream().map(StoredColumn::name).toList()), Optional.empty());
    }

    private static Storage bag(StoredColumn... columns) {
        return new Storage(List.of(columns), Optional.empty(), Optional.empty());
    }

    private static StoredColumn notNull(String name, SqlType type) {
        return new StoredColumn(name, new ColumnInfo(Optional.of(type), true));
    }

    private static StoredColumn nullable(String name, SqlType type) {
        return new StoredColumn(name, new ColumnInfo(Optional.of(type), false));
    }

    private static String condition(Storage storage) {
        return new KeyLookup(storage).same("t", "m");
    }

    private static List<String> statements(Storage storage) {
        return NAMES.create(TABLE, StoredIndex.of(storage));
    }
}
