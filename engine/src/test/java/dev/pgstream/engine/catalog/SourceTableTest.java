package dev.pgstream.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.fixture.Types;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTableTest {

    private static final SourceTable TABLE = new SourceTable(
            1,
            new QualifiedName("My Schema", "orders"),
            SourceTable.Kind.TABLE,
            List.of(
                    new SourceColumn(1, "id", Types.INT, true, false),
                    new SourceColumn(3, "amount", Types.MONEY, false, true),
                    new SourceColumn(4, "note", Types.TEXT, false, false)),
            List.of("id"),
            0);

    @Test
    void capturesWhatIsReadAndTheKey() {
        assertThat(TABLE.captured()).extracting(SourceColumn::name).containsExactly("id", "amount");
    }

    @Test
    void findsColumnsByName() {
        assertThat(TABLE.column("amount"))
                .hasValueSatisfying(column -> assertThat(column.number()).isEqualTo(3));
        assertThat(TABLE.column("Amount")).isEmpty();
    }

    @Test
    void quotesItsName() {
        assertThat(TABLE.name()).hasToString("\"My Schema\".\"orders\"");
    }

    @Test
    void getsItsBufferLater() {
        assertThat(TABLE.withBuffer(9).bufferId()).isEqualTo(9);
        assertThat(TABLE.withBuffer(9).withBuffer(0)).isEqualTo(TABLE);
    }
}
