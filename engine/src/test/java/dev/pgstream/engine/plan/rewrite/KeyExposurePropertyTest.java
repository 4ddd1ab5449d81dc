package dev.pgstream.engine.plan.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.sql.PlanText;
import dev.pgstream.engine.zset.Evaluator;
import dev.pgstream.engine.zset.RandomQuery;
import dev.pgstream.engine.zset.Relation;
import dev.pgstream.engine.zset.Row;
import dev.pgstream.engine.zset.Seeds;
import dev.pgstream.engine.zset.Tables;
import dev.pgstream.engine.zset.ZSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An exposed key tells all rows apart, and the columns that were there before hold what they held. */
class KeyExposurePropertyTest {

    @Test
    void theKeyIsAKeyAndTheRowsStay() {
        Seeds.forEach(random -> {
            Operator query = new RandomQuery(random).rows(random.nextInt(4));
            Evaluator evaluator = new Evaluator(Tables.contents(random), Map.of());

            Keyed keyed = KeyExposure.expose(query);
            Relation exposed = evaluator.evaluate(keyed.operator());
            Relation original = evaluator.evaluate(query);

            assertThat(without(exposed, original.columns().size())).isEqualTo(original.rows());
            keyed.key().ifPresent(key -> {
                List<Integer> positions =
                        key.stream().map(exposed.columns()::indexOf).toList();
                Set<Row> seen = new HashSet<>();
                exposed.rows().weights().forEach((row, weight) -> {
                    assertThat(weight).as(() -> PlanText.of(keyed.operator())).isOne();
                    assertThat(seen.add(row.at(positions)))
                            .as(() -> "%s in %s of%n%s".formatted(row, key, PlanText.of(keyed.operator())))
                            .isTrue();
                });
            });
        });
    }

    /** The rows without the hidden columns, which come last. */
    private static ZSet without(Relation exposed, int visible) {
        List<Integer> positions = IntStream.range(0, visible).boxed().toList();
        ZSet rows = new ZSet();
        exposed.rows().weights().forEach((row, weight) -> rows.add(row.at(positions), weight));
        return rows;
    }
}
