package dev.pgstream.testkit.fuzz.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.query.QueryGenerator;
import dev.pgstream.testkit.fuzz.schema.SchemaGenerator;
import dev.pgstream.testkit.fuzz.tree.Definition;
import dev.pgstream.testkit.fuzz.tree.Listing;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Part;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Reference;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.fuzz.tree.Type;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeShrinkerTest {

    private static final int RUNS = 20_000;

    private static boolean has(Tree query, Production production) {
        return query.all().anyMatch(tree -> tree instanceof Node node && node.production() == production);
    }

    private static Tree smallest(Tree query, TreeShrinker.Condition condition) throws SQLException {
        return new TreeShrinker(RUNS).smallest(query, condition);
    }

    /** A select item that is a literal. */
    private static Node item(String literal, String name) {
        return Node.of(
                Production.ITEM,
                Part.CLAUSE,
                Node.of(Production.LITERAL, Type.INT, literal),
                " AS ",
                new Definition(name));
    }

    private static Node select(List<Node> items, Tree... more) {
        return Node.of(
                Production.SELECT,
                Part.QUERY,
                "SELECT ",
                Listing.some("", ", ", "", items),
                Node.of(Production.SELECT, Part.CLAUSE, (Object[]) more));
    }

    @Test
    void littleMoreThanWhatFailsIsLeft() throws SQLException {
        Dice dice = new Dice(11);
        QueryGenerator generator = new QueryGenerator(new SchemaGenerator(dice).schema(), dice);
        List<Node> ranked = IntStream.range(0, 400)
                .mapToObj(i -> generator.query())
                .filter(query -> has(query, Production.RANK))
                .toList();
        assertThat(ranked).hasSizeGreaterThan(5);
        for (Node query : ranked) {
            Tree small = smallest(query, candidate -> has(candidate, Production.RANK));
            assertThat(small.sql())
                    .matches("SELECT (dense_)?rank\\(\\) OVER \\(\\) AS c\\d+|.*rank.*")
                    .hasSizeLessThan(80);
        }
    }

    @Test
    void eachStepIsSmallerAndHasNoReferenceWithoutMeaning() {
        Dice dice = new Dice(12);
        QueryGenerator generator = new QueryGenerator(new SchemaGenerator(dice).schema(), dice);
        for (int i = 0; i < 60; i++) {
            Node query = generator.query();
            assertThat(new Reductions(query).all()).allSatisfy(smaller -> {
                assertThat(Size.of(smaller)).isLessThan(Size.of(query));
                assertThat(Repair.dangling(smaller, Repair.definitions(smaller)))
                        .isEmpty();
            });
        }
    }

    @Test
    void aColumnLeavesAllBranchesOfASetOperation() throws SQLException {
        Node union = Node.of(
                Production.UNION,
                Part.QUERY,
                "(",
                select(List.of(item("1", "c1"), item("2", "c2"))),
                ") UNION (",
                select(List.of(item("3", "c3"), item("4", "c4"))),
                ")");
        Tree small = smallest(
                union,
                candidate ->
                        candidate.sql().contains("UNION") && candidate.sql().contains("4"));
        assertThat(small.sql()).isEqualTo("(SELECT 2 AS c2) UNION (SELECT 4 AS c4)");
    }

    @Test
    void anOrderStaysTotal() throws SQLException {
        Reference first = Reference.ofOutput("c1", Type.INT);
        Reference second = Reference.ofOutput("c2", Type.INT);
        Node limited = select(
                List.of(item("1", "c1"), item("2", "c2"), item("3", "c3")),
                Listing.order(" ORDER BY ", List.of(first, second, Reference.ofOutput("c3", Type.INT))));
        Tree small = smallest(
                limited,
                candidate -> candidate.sql().contains("1 AS") && candidate.sql().contains("2 AS"));
        assertThat(small.sql()).isEqualTo("SELECT 1 AS c1, 2 AS c2 ORDER BY c1, c2");
    }

    @Test
    void aTableTakesThePlaceOfASubqueryOverIt() throws SQLException {
        Node scan = Node.of(Production.SCAN_KEYED, Part.RELATION, "t AS ", new Definition("a1"));
        Node column = Node.of(
                Production.ITEM, Part.CLAUSE, Reference.ofTable("a1", "i", Type.INT), " AS ", new Definition("c1"));
        Node subquery = Node.of(
                Production.SUBQUERY,
                Part.RELATION,
                "(",
                select(List.of(column), Listing.any(" FROM ", ", ", "", List.of(scan))),
                ") AS ",
                new Definition("a2"));
        Node outer = Node.of(
                Production.ITEM, Part.CLAUSE, Reference.ofDerived("a2", "c1", Type.INT), " AS ", new Definition("c2"));
        Tree small = smallest(
                select(List.of(outer), Listing.any(" FROM ", ", ", "", List.of(subquery))),
                candidate -> candidate.sql().endsWith("a1")
                        && candidate.sql().contains(".")
                        && candidate.sql().contains("c2"));
        assertThat(small.sql()).isEqualTo("SELECT a1.i AS c2 FROM t AS a1");
    }
}
