package dev.pgstream.pljava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ArgumentTest {

    @Test
    void passesValues() throws SQLException {
        assertThat(Argument.given("name", "orders")).isEqualTo("orders");
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> Argument.given("name", null))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22023"))
                .hasMessageContaining("name");
    }
}
