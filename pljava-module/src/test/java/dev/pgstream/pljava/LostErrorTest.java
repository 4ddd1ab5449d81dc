package dev.pgstream.pljava;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LostErrorTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "division by zero")
    void keepsOtherErrors(String message) {
        SQLException error = new SQLException(message, "22012");
        assertThat((Throwable) LostError.explained(error)).isSameAs(error);
    }

    @Test
    void explainsALostError() {
        SQLException explained = LostError.explained(new SQLException(
                "An attempt was made to call a PostgreSQL backend function after an elog(ERROR) had been issued",
                "XX000"));
        assertThat(explained.getSQLState()).isEqualTo("38000");
        assertThat(explained.getMessage()).contains("run the query by itself");
    }
}
