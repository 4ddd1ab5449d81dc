package dev.pgstream.testkit.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes random scripts; the same seed makes the same script. */
public final class ScriptGenerator {

    private final Scenario scenario;
    private final Random random;
    private final boolean truncates;

    public ScriptGenerator(Scenario scenario, long seed) {
        this(scenario, seed, true);
    }

    private ScriptGenerator(Scenario scenario, long seed, boolean truncates) {
        this.scenario = scenario;
        this.random = new Random(seed);
        this.truncates = truncates;
    }

    /**
     * Scripts without TRUNCATE, for readers under REPEATABLE READ: to a snapshot from before it, a truncated table looks
     * empty (PostgreSQL manual, section 13.6).
     */
    public static ScriptGenerator withoutTruncate(Scenario scenario, long seed) {
        return new ScriptGenerator(scenario, seed, false);
    }

    /** Returns a script of this many steps, with a full comparison at its end. */
    public List<Step> script(int steps) {
        List<Step> script = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            script.add(step());
        }
        script.add(new Step.Refresh(List.copyOf(scenario.queries().keySet())));
        return script;
    }

    /** Returns a script in which so many times something is written, and then all is refreshed and compared. */
    public List<Step> rounds(int rounds) {
        List<String> all = List.copyOf(scenario.queries().keySet());
        List<Step> script = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            if (random.nextInt(10) == 0) {
                script.add(new Step.RefreshInside(writes(1 + random.nextInt(2)), writes(random.nextInt(3)), all));
            } else {
                for (int transactions = 2 + random.nextInt(3); transactions > 0; transactions--) {
                    script.add(transaction());
                }
                script.add(new Step.Refresh(all));
            }
        }
        return script;
    }

    /** Returns a random transaction of writes, which may be one to roll back. */
    public Step.Write transaction() {
        return new Step.Write(writes(1 + random.nextInt(4)), random.nextInt(8) > 0);
    }

    private Step step() {
        int kind = random.nextInt(20);
        if (kind < 12) {
            return transaction();
        }
        if (kind < 13) {
            return new Step.RefreshInside(writes(1 + random.nextInt(2)), writes(random.nextInt(3)), someNames());
        }
        return new Step.Refresh(someNames());
    }

    /** A random part of the stream tables, in order, so that their frontiers drift apart. */
    private List<String> someNames() {
        List<String> names = scenario.queries().keySet().stream()
                .filter(name -> random.nextInt(3) > 0)
                .toList();
        return names.isEmpty() ? List.copyOf(scenario.queries().keySet()) : names;
    }

    private List<String> writes(int count) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (random.nextInt(12) == 0) {
                statements.addAll(List.of("SAVEPOINT a", write(), "ROLLBACK TO a", write()));
            } else {
                statements.add(write());
            }
        }
        return statements;
    }

    private String write() {
        Table table = scenario.tables().get(random.nextInt(scenario.tables().size()));
        int kind = random.nextInt(100);
        if (kind < 45) {
            return insert(table);
        }
        if (kind < 70) {
            return update(table);
        }
        if (kind < 78 && !table.key().isEmpty()) {
            return moveKey(table);
        }
        if (kind < 98 || !truncates) {
            return "DELETE FROM " + table.name() + " WHERE " + condition(table)
                    + (random.nextBoolean() ? "" : " AND " + condition(table));
        }
        return "TRUNCATE " + table.name();
    }

    private String insert(Table table) {
        int rows = random.nextInt(10) == 0 ? 30 : 1 + random.nextInt(4);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            values.add(table.columns().stream().map(c -> c.random(random)).collect(Collectors.joining(", ", "(", ")")));
        }
        String conflict = "";
        if (!table.key().isEmpty()) {
            conflict = " ON CONFLICT DO NOTHING";
            List<Column> rest = table.columns().stream()
                    .filter(c -> !table.key().contains(c.name()))
                    .toList();
            if (rows == 1 && !rest.isEmpty() && random.nextBoolean()) {
                Column changed = rest.get(random.nextInt(rest.size()));
                conflict = " ON CONFLICT (" + String.join(", ", table.key()) + ") DO UPDATE SET " + changed.name()
                        + " = EXCLUDED." + changed.name();
            }
        }
        String columns = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        return "INSERT INTO " + table.name() + " (" + columns + ") VALUES " + String.join(", ", values) + conflict;
    }

    private String update(Table table) {
        List<Column> rest = table.columns().stream()
                .filter(c -> !table.key().contains(c.name()))
                .toList();
        if (rest.isEmpty()) {
            return moveKey(table);
        }
        Column changed = rest.get(random.nextInt(rest.size()));
        return "UPDATE " + table.name() + " SET " + changed.name() + " = " + changed.random(random) + " WHERE "
                + condition(table);
    }

    /** Moves a row to a key that is free. */
    private String moveKey(Table table) {
        List<Column> key = table.keyColumns();
        List<String> to = key.stream().map(c -> c.random(random)).toList();
        List<String> from = key.stream().map(c -> c.random(random)).toList();
        return "UPDATE " + table.name() + " SET " + equalities(key, to, ", ") + " WHERE "
                + equalities(key, from, " AND ") + " AND NOT EXISTS (SELECT FROM " + table.name() + " AS taken WHERE "
                + key.stream()
                        .map(c -> "taken." + c.name() + " = " + to.get(key.indexOf(c)))
                        .collect(Collectors.joining(" AND "))
                + ")";
    }

    private static String equalities(List<Column> columns, List<String> values, String separator) {
        return columns.stream()
                .map(c -> c.name() + " = " + values.get(columns.indexOf(c)))
                .collect(Collectors.joining(separator));
    }

    private String condition(Table table) {
        Column column = table.columns().get(random.nextInt(table.columns().size()));
        String value = column.random(random);
        return value.startsWith("NULL") ? column.name() + " IS NULL" : column.name() + " = " + value;
    }
}
