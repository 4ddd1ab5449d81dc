package dev.pgstream.engine.dag;

import dev.pgstream.engine.schedule.Schedule;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Graphs for tests. A stream table's number is its OID; numbers from a million on are plain tables. */
final class Graphs {

    static final long TABLE = 1_000_000;

    private Graphs() {}

    static StreamNode node(long id, Long... reads) {
        return node(id, Consistency.DIAMOND, "1m", reads);
    }

    static StreamNode node(long id, Consistency consistency, @Nullable String schedule, Long... reads) {
        return new StreamNode(
                id, id, "t" + id, Set.of(reads), consistency, Schedule.parse(schedule), ZoneOffset.UTC, true);
    }

    static StreamNode inactive(StreamNode node) {
        return new StreamNode(
                node.id(),
                node.relid(),
                node.name(),
                node.reads(),
                node.consistency(),
                node.schedule(),
                node.zone(),
                false);
    }

    /** Stream tables that each read up to three of the earlier ones and of the plain tables, in a random order of numbers. */
    static List<StreamNode> random(Random random, int size, int tables) {
        List<Long> ids = new ArrayList<>();
        for (long id = 1; id <= size; id++) {
            ids.add(id);
        }
        java.util.Collections.shuffle(ids, random);
        List<StreamNode> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Set<Long> reads = new TreeSet<>();
            for (int k = random.nextInt(3); k >= 0; k--) {
                int choice = random.nextInt(i + tables);
                reads.add(choice < i ? ids.get(choice) : TABLE + choice - i);
            }
            nodes.add(node(ids.get(i), consistency(random), "1m", reads.toArray(Long[]::new)));
        }
        return nodes;
    }

    private static Consistency consistency(Random random) {
        int dice = random.nextInt(40);
        return dice == 0 ? Consistency.GROUP : dice < 6 ? Consistency.NONE : Consistency.DIAMOND;
    }
}
