package dev.pgstream.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.fixture.Types;
import dev.pgstream.engine.plan.ColumnInfo;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EqualityTest {

    @Test
    void isPlainWhereNoNullCanBe() {
        assertThat(Equality.of("a", "b", notNull(Types.INT))).isEqualTo("a = b");
        assertThat(Equality.of("a", "b", notNull(Types.NUMERIC))).isEqualTo("a = b");
    }

    @Test
    void takesNullsAsEqual() {
        assertThat(Equality.of("a", "b", nullable(Types.TEXT))).isEqualTo("ARRAY[a] = ARRAY[b]");
    }

    /** A bare operator might be another one than the type's own. */
    @Test
    void usesTheDefaultOperatorOfForeignTypes() {
        assertThat(Equality.of("a", "b", notNull(Types.CITEXT))).isEqualTo("ARRAY[a] = ARRAY[b]");
    }

    /** Arrays of arrays flatten, so an array can't be the element; appending nothing turns NULL into an empty array. */
    @Test
    void tellsNullArraysByATermOfTheirOwn() {
        assertThat(Equality.of("a", "b", nullable(Types.TEXTS)))
                .isEqualTo("array_cat(a, '{}') = array_cat(b, '{}') AND (a IS NULL) = (b IS NULL)");
        assertThat(Equality.of("a", "b", notNull(Types.TEXTS))).isEqualTo("a = b");
    }

    @Test
    void comparesTheUnknownAsRecords() {
        assertThat(Equality.of("a", "b", ColumnInfo.UNKNOWN)).isEqualTo("ROW(a)::record = ROW(b)::record");
    }

    @Test
    void tellsEqualValuesApartByTheirLooks() {
        assertThat(Equality.looks("a", nullable(Types.NUMERIC))).hasValue("scale(a)");
        assertThat(Equality.looks("a", nullable(Types.CHAR))).hasValue("octet_length(a)");
        assertThat(Equality.looks("a", nullable(Types.DOUBLE))).hasValue("(a)::text");
        assertThat(Equality.looks("a", nullable(Types.CITEXT))).hasValue("(a)::text");
        assertThat(Equality.looks("a", nullable(Types.INT))).isEmpty();
        assertThat(Equality.looks("a", ColumnInfo.UNKNOWN)).isEmpty();
    }

    private static ColumnInfo notNull(SqlType type) {
        return new ColumnInfo(Optional.of(type), true);
    }

    private static ColumnInfo nullable(SqlType type) {
        return new ColumnInfo(Optional.of(type), false);
    }
}
