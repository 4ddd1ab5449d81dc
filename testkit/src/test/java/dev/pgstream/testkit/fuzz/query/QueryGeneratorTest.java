package dev.pgstream.testkit.fuzz.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.schema.Schema;
import dev.pgstream.testkit.fuzz.schema.SchemaGenerator;
import dev.pgstream.testkit.fuzz.tree.Definition;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Reference;
import dev.pgstream.testkit.fuzz.tree.Tree;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryGeneratorTest {

    private static final int MANY = 3000;

    private static List<Node> queries(long seed, int count) {
        Dice dice = new Dice(seed);
        Schema schema = new SchemaGenerator(dice).schema();
        QueryGenerator generator = new QueryGenerator(schema, dice);
        return IntStream.range(0, count).mapToObj(i -> generator.query()).toList();
    }

    @Test
    void theSameSeedMakesTheSameQueries() {
        assertThat(queries(7, 50)).isEqualTo(queries(7, 50));
        assertThat(queries(7, 50)).isNotEqualTo(queries(8, 50));
    }

    @Test
    void everyProductionOccurs() {
        Set<Production> seen = EnumSet.noneOf(Production.class);
        for (Node query : queries(1, MANY)) {
            query.all().filter(Node.class::isInstance).forEach(node -> seen.add(((Node) node).production()));
        }
        assertThat(seen).containsExactlyInAnyOrder(Production.values());
    }

    @Test
    void queriesAreNestedUpToTheBoundAndNoDeeper() {
        assertThat(queries(2, MANY).stream().mapToInt(Tree::depth).max()).hasValue(QueryGenerator.DEPTH);
    }

    @Test
    void everyReferenceHasItsNamesDefined() {
        for (Node query : queries(3, MANY)) {
            Set<String> defined = query.all()
                    .filter(Definition.class::isInstance)
                    .map(definition -> ((Definition) definition).name())
                    .collect(Collectors.toSet());
            assertThat(query.all().filter(Reference.class::isInstance).map(Reference.class::cast))
                    .as(query.sql())
                    .allMatch(reference -> defined.containsAll(reference.needs()));
        }
    }
}
