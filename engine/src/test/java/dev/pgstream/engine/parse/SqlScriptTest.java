package dev.pgstream.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlScriptTest {

    @Test
    void splitsAtSemicolonsOnly() {
        String body = "CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN ';'; END $$";
        assertThat(SqlScript.statements("-- a; b\nSELECT ';', \";\" /* ; */ ;\n\n" + body + ";\n"))
                .containsExactly("SELECT ';', \";\" /* ; */", body);
    }

    @Test
    void keepsAStatementWithoutSemicolon() {
        assertThat(SqlScript.statements("SELECT 1; SELECT 2")).containsExactly("SELECT 1", "SELECT 2");
    }

    @Test
    void hasNoneInCommentsAlone() {
        assertThat(SqlScript.statements("-- nothing\n;\n  /* here */")).isEmpty();
    }
}
