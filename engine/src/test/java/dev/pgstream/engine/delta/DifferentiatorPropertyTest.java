package dev.pgstream.engine.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.sql.PlanText;
import dev.pgstream.engine.zset.Evaluator;
import dev.pgstream.engine.zset.RandomQuery;
import dev.pgstream.engine.zset.Seeds;
import dev.pgstream.engine.zset.Tables;
import dev.pgstream.engine.zset.ZSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The sum of the terms, read in the new state, is the query after the changes less the query before them. */
class DifferentiatorPropertyTest {

    @Test
    void theTermsAreTheDifference() {
        Seeds.forEach(random -> {
            Operator query = new RandomQuery(random).rows(random.nextInt(4));
            Map<Long, ZSet> before = Tables.contents(random);
            Map<Long, ZSet> changes = Tables.changes(before, random);
            Map<Long, ZSet> after = Tables.after(before, changes);
            Set<Long> expected = new HashSet<>(changes.keySet());
            if (random.nextBoolean()) {
                expected.add(1L + random.nextInt(Tables.ALL.size()));
            }

            List<Operator> terms = new Differentiator(expected).terms(query);
            ZSet sum = new ZSet();
            for (Operator term : terms) {
                sum = sum.plus(new Evaluator(after, changes).evaluate(term).rows(), 1);
            }

            ZSet difference = rows(query, after).minus(rows(query, before));
            assertThat(sum)
                    .as(() -> "%s%nbefore %s%nchanges %s%nterms%n%s"
                            .formatted(PlanText.of(query), before, changes, print(terms)))
                    .isEqualTo(difference);
        });
    }

    private static ZSet rows(Operator query, Map<Long, ZSet> tables) {
        return new Evaluator(tables, Map.of()).evaluate(query).rows();
    }

    private static String print(List<Operator> terms) {
        return terms.stream().map(PlanText::of).collect(Collectors.joining("\n"));
    }
}
