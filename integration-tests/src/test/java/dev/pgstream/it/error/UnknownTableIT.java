package dev.pgstream.it.error;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every verb on what does not exist, and on what is no stream table. */
@StreamTest
class UnknownTableIT {

    private final TestDatabase database;

    UnknownTableIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    static void createObjects(TestDatabase database) throws SQLException {
        database.execute("CREATE TABLE plain (id int PRIMARY KEY)", "CREATE VIEW shown AS SELECT id FROM plain");
    }

    /** A verb that takes a stream table's name. */
    enum Verb {
        REFRESH {
            @Override
            void on(Api api, String name) throws SQLException {
                api.refresh(name);
            }
        },
        DROP {
            @Override
            void on(Api api, String name) throws SQLException {
                api.drop(name);
            }
        },
        DROP_CASCADE {
            @Override
            void on(Api api, String name) throws SQLException {
                api.drop(name, true);
            }
        },
        ALTER {
            @Override
            void on(Api api, String name) throws SQLException {
                api.alter(name, null, "5s", null, null);
            }
        },
        VERIFY {
            @Override
            void on(Api api, String name) throws SQLException {
                api.verify(name);
            }
        },
        EXPLAIN {
            @Override
            void on(Api api, String name) throws SQLException {
                api.explain(name);
            }
        };

        abstract void on(Api api, String name) throws SQLException;
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotExist(Verb verb) throws SQLException {
        Refusal refusal = new Refusal(database);
        refusal.of(() -> verb.on(database.api(), "nobody"), "42P01", "nobody", "does not exist");
        refusal.of(() -> verb.on(database.api(), "missing.nobody"), "42P01", "missing.nobody", "does not exist");
        refusal.of(() -> verb.on(database.api(), "\"Plain\""), "42P01", "\"Plain\"", "does not exist");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoStreamTable(Verb verb) throws SQLException {
        Refusal refusal = new Refusal(database);
        refusal.of(() -> verb.on(database.api(), "plain"), "42809", "plain", "no stream table");
        refusal.of(() -> verb.on(database.api(), "public.shown"), "42809", "public.shown", "no stream table");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoName(Verb verb) throws SQLException {
        new Refusal(database).of(() -> verb.on(database.api(), "not a name"), "42602|42P01", "not a name");
    }
}
