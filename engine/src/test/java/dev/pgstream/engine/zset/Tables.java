package dev.pgstream.engine.zset;

import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.fixture.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Three small tables with a key of one column, of two, and none, and random contents for them. */
public final class Tables {

    public static final List<SourceTable> ALL = List.of(
            Shop.table(1, "t1", List.of("a"), "a", Types.INT, "b", Types.INT),
            Shop.table(2, "t2", List.of("a", "b"), "a", Types.INT, "b", Types.INT, "c", Types.INT),
            Shop.table(3, "t3", List.of(), "a", Types.INT, "b", Types.INT));

    /** Few values, so that rows meet in joins, fall into the same group and repeat. */
    private static final int VALUES = 3;

    private static final int ROWS = 5;

    private Tables() {}

    /** Returns rows for each table that obey its key. */
    public static Map<Long, ZSet> contents(Random random) {
        Map<Long, ZSet> contents = new HashMap<>();
        for (SourceTable table : ALL) {
            ZSet rows = new ZSet();
            Set<Row> keys = new HashSet<>();
            for (int i = random.nextInt(ROWS + 1); i > 0; i--) {
                Row row = row(table, random);
                if (table.key().isEmpty() || keys.add(key(table, row))) {
                    rows.add(row, 1);
                }
            }
            contents.put(table.oid(), rows);
        }
        return contents;
    }

    /** Returns deletions of rows that are there and insertions, for about half of the tables. */
    public static Map<Long, ZSet> changes(Map<Long, ZSet> contents, Random random) {
        Map<Long, ZSet> changes = new HashMap<>();
        for (SourceTable table : ALL) {
            ZSet change = new ZSet();
            if (random.nextBoolean()) {
                contents.getOrDefault(table.oid(), new ZSet()).weights().forEach((row, weight) -> {
                    if (random.nextInt(3) == 0) {
                        change.add(row, -1 - random.nextInt(weight.intValue()));
                    }
                });
                for (int i = random.nextInt(3); i > 0; i--) {
                    change.add(row(table, random), 1);
                }
                changes.put(table.oid(), change);
            }
        }
        return changes;
    }

    /** Returns the contents with the changes made. */
    public static Map<Long, ZSet> after(Map<Long, ZSet> contents, Map<Long, ZSet> changes) {
        Map<Long, ZSet> after = new HashMap<>(contents);
        changes.forEach((table, change) -> after.merge(table, change, (rows, made) -> rows.plus(made, 1)));
        return after;
    }

    private static Row row(SourceTable table, Random random) {
        List<@Nullable Long> values = new ArrayList<>();
        for (SourceColumn column : table.columns()) {
            boolean isNull = !column.notNull() && random.nextInt(6) == 0;
            values.add(isNull ? null : Long.valueOf(random.nextInt(VALUES)));
        }
        return new Row(values);
    }

    private static Row key(SourceTable table, Row row) {
        return row.at(IntStream.range(0, table.columns().size())
                .filter(i -> table.key().contains(table.columns().get(i).name()))
                .boxed()
                .toList());
    }
}
