package dev.pgstream.worker.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionTargetTest {

    private static final LibpqEnvironment EMPTY = new LibpqEnvironment(Map.of(), "ann");

    @Test
    void theDefaultsAreThoseOfLibpq() {
        ConnectionTarget target = ConnectionTarget.resolve(null, EMPTY);
        assertThat(target.url()).isEqualTo("jdbc:postgresql://localhost:5432/ann");
        assertThat(target.properties()).containsEntry("user", "ann").doesNotContainKey("password");
    }

    @Test
    void theEnvironmentNamesTheDatabase() {
        LibpqEnvironment environment = new LibpqEnvironment(
                Map.of(
                        "PGHOST", "db",
                        "PGPORT", "5433",
                        "PGUSER", "bob",
                        "PGPASSWORD", "secret",
                        "PGDATABASE", "shop",
                        "PGSSLMODE", "require",
                        "PGAPPNAME", "nightly"),
                "ann");
        ConnectionTarget target = ConnectionTarget.resolve(null, environment);
        assertThat(target.url()).isEqualTo("jdbc:postgresql://db:5433/shop");
        assertThat(target.properties())
                .containsEntry("user", "bob")
                .containsEntry("password", "secret")
                .containsEntry("sslmode", "require")
                .containsEntry("ApplicationName", "nightly");
    }

    @Test
    void theDatabaseIsNamedLikeTheUserWhenNothingElseNamesIt() {
        LibpqEnvironment environment = new LibpqEnvironment(Map.of("PGUSER", "bob", "PGDATABASE", ""), "ann");
        assertThat(ConnectionTarget.resolve(null, environment).url()).endsWith("/bob");
    }

    @Test
    void aLibpqUrlWinsAndTheEnvironmentFillsItsGaps() {
        LibpqEnvironment environment =
                new LibpqEnvironment(Map.of("PGHOST", "other", "PGPORT", "5433", "PGPASSWORD", "secret"), "ann");
        ConnectionTarget target = ConnectionTarget.resolve("postgresql://bob@db/shop", environment);
        assertThat(target.url()).isEqualTo("jdbc:postgresql://db:5433/shop");
        assertThat(target.properties()).containsEntry("user", "bob").containsEntry("password", "secret");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://db/shop, jdbc:postgresql://db:5432/shop",
        "postgresql://, jdbc:postgresql://localhost:5432/ann",
        "postgresql:///shop, jdbc:postgresql://localhost:5432/shop",
        "postgresql://bob@, jdbc:postgresql://localhost:5432/bob",
        "postgresql://db:5433, jdbc:postgresql://db:5433/ann",
        "postgresql://[::1]:5433/shop, jdbc:postgresql://[::1]:5433/shop",
        "postgresql://db/my%20shop, jdbc:postgresql://db:5432/my+shop",
        "postgresql:///?host=db&port=5433&dbname=shop, jdbc:postgresql://db:5433/shop",
        "'postgresql://a:1,b/shop', 'jdbc:postgresql://a:1,b:5432/shop'",
    })
    void libpqUrlsBecomeJdbcUrls(String url, String expected) {
        assertThat(ConnectionTarget.resolve(url, EMPTY).url()).isEqualTo(expected);
    }

    @Test
    void userAndPasswordAreDecoded() {
        ConnectionTarget target =
                ConnectionTarget.resolve("postgresql://b%40b:p%3Aw+d@db/shop?sslmode=require&connect_timeout=3", EMPTY);
        assertThat(target.properties())
                .containsEntry("user", "b@b")
                .containsEntry("password", "p:w+d")
                .containsEntry("sslmode", "require")
                .containsEntry("connectTimeout", "3");
    }

    @Test
    void aJdbcUrlStaysAsItIsAndTakesTheUserFromTheEnvironment() {
        String url = "jdbc:postgresql://db:5433/shop?prepareThreshold=0";
        LibpqEnvironment environment = new LibpqEnvironment(Map.of("PGUSER", "bob", "PGHOST", "other"), "ann");
        ConnectionTarget target = ConnectionTarget.resolve(url, environment);
        assertThat(target.url()).isEqualTo(url);
        assertThat(target.properties()).containsEntry("user", "bob").doesNotContainKey("PGHOST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop", "http://db/shop", "jdbc:mysql://db/shop", "postgresql://a@b@c/shop"})
    void otherUrlsAreRefused(String url) {
        assertThatThrownBy(() -> ConnectionTarget.resolve(url, EMPTY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownParameterIsNamed() {
        assertThatThrownBy(() -> ConnectionTarget.resolve("postgresql://db/shop?sslmod=require", EMPTY))
                .hasMessageContaining("sslmod");
    }
}
