package dev.pgstream.runtime.install;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptsTest {

    @Test
    void theJavaFunctionsAreNoPartOfTheCatalog() {
        Scripts catalog = Scripts.catalog();
        assertThat(catalog.and(Scripts.java()).digest()).isNotEqualTo(catalog.digest());
        assertThat(catalog.and(Scripts.none()).digest()).isEqualTo(catalog.digest());
    }

    @Test
    void onlySchemasAndTablesAreStructure() {
        assertThat(Scripts.java().structure().digest()).isEqualTo(Scripts.none().digest());
        assertThat(Scripts.catalog().and(Scripts.java()).structure().digest())
                .isEqualTo(Scripts.catalog().structure().digest());
        assertThat(Scripts.catalog().structure().digest())
                .isNotEqualTo(Scripts.catalog().replaceable().digest());
    }
}
