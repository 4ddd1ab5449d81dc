package dev.pgstream.testkit.fuzz.run;

import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.oracle.Scenario;
import dev.pgstream.testkit.oracle.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One stream table and what is done to it.
 *
 * @param setup statements that make and fill the tables
 */
record Case(String name, List<String> setup, Tree query, List<Step> script) {
    Case {
        setup = List.copyOf(setup);
        script = List.copyOf(script);
    }

    Scenario scenario() {
        return new Scenario(setup, List.of(), Map.of(name, query.sql()), "AUTO");
    }

    Case withSetup(List<String> other) {
        return new Case(name, other, query, script);
    }

    Case withQuery(Tree other) {
        return new Case(name, setup, other, script);
    }

    Case withScript(List<Step> other) {
        return new Case(name, setup, query, other);
    }

    /** The case as a script to read, and to run up to the refreshes of another release. */
    String sql() {
        return setup.stream().collect(Collectors.joining(";\n", "", ";\n"))
                + "SELECT pgstream.create_stream_table('" + name + "', $query$" + query.sql()
                + "$query$, refresh_mode => 'AUTO');\n"
                + script.stream().map(this::sql).collect(Collectors.joining("\n"));
    }

    private String sql(Step step) {
        String refresh = "SELECT pgstream.refresh_stream_table('" + name + "');";
        if (step instanceof Step.Refresh) {
            return refresh;
        }
        if (step instanceof Step.RefreshInside inside) {
            return "BEGIN; " + statements(inside.before()) + refresh + " " + statements(inside.after()) + "COMMIT;\n"
                    + refresh;
        }
        return step.toString();
    }

    private static String statements(List<String> statements) {
        return statements.stream().map(statement -> statement + "; ").collect(Collectors.joining());
    }
}
