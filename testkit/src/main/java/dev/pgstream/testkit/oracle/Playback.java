package dev.pgstream.testkit.oracle;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Plays scripts of a scenario, each in a schema that is made for it and dropped after it. */
public final class Playback {

    private static final String SCHEMA = "oracle";

    private final TestDatabase database;
    private final Scenario scenario;

    public Playback(TestDatabase database, Scenario scenario) {
        this.database = database;
        this.scenario = scenario;
    }

    /** Plays a script until the witness has seen enough. */
    public void play(List<Step> script, Witness witness) throws SQLException {
        try (Connection connection = database.server().connect(database.name())) {
            Session session = new Session(connection);
            Api api = database.api(connection);
            session.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE; CREATE SCHEMA " + SCHEMA
                    + "; SET search_path = " + SCHEMA + ", public");
            session.execute(scenario.setup().toArray(String[]::new));
            try {
                new Player(scenario, session, api, witness).play(script);
            } finally {
                Player.rollBack(session);
                dropAll(api);
                session.execute("DROP SCHEMA " + SCHEMA + " CASCADE");
            }
        }
    }

    private void dropAll(Api api) throws SQLException {
        List<String> names = new ArrayList<>(scenario.queries().keySet());
        Collections.reverse(names);
        for (String name : names) {
            if (database.number("SELECT count(*) FROM pgstream.stream_tables_info WHERE schema_name = '" + SCHEMA
                            + "' AND quote_ident(table_name) = '" + name + "'")
                    > 0) {
                api.drop(name);
            }
        }
    }
}
