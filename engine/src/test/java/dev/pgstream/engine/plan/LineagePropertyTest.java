package dev.pgstream.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.sql.PlanText;
import dev.pgstream.engine.zset.Evaluator;
import dev.pgstream.engine.zset.RandomQuery;
import dev.pgstream.engine.zset.Relation;
import dev.pgstream.engine.zset.Seeds;
import dev.pgstream.engine.zset.Tables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lineage names the columns that come out, and says NOT NULL only where no NULL comes out. */
class LineagePropertyTest {

    @Test
    void saysWhatComesOut() {
        Seeds.forEach(random -> {
            Operator query = new RandomQuery(random).rows(random.nextInt(4));
            Relation result = new Evaluator(Tables.contents(random), Map.of()).evaluate(query);
            Map<ColumnRef, ColumnInfo> lineage = Lineage.of(query);

            assertThat(lineage.keySet()).containsExactlyElementsOf(result.columns());
            List<ColumnInfo> columns = List.copyOf(lineage.values());
            result.rows().weights().keySet().forEach(row -> {
                for (int i = 0; i < columns.size(); i++) {
                    if (columns.get(i).notNull()) {
                        assertThat(row.values().get(i))
                                .as(() -> PlanText.of(query))
                                .isNotNull();
                    }
                }
            });
        });
    }
}
