package dev.pgstream.engine.dag;

import static dev.pgstream.engine.dag.Graphs.node;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupingTest {

    private static final Long T = Graphs.TABLE;
    private static final Long U = Graphs.TABLE + 1;
    private static final Long V = Graphs.TABLE + 2;

    private static List<List<Long>> members(StreamNode... nodes) {
        return Grouping.of(List.of(nodes)).stream().map(RefreshGroup::members).toList();
    }

    @Test
    void leavesChainsAndStarsApart() {
        assertThat(members(node(1, T), node(2, 1L), node(3, 2L), node(4, 1L, U)))
                .containsExactly(List.of(1L), List.of(2L), List.of(3L), List.of(4L));
    }

    @Test
    void joinsTheWaysOfADiamond() {
        assertThat(members(node(1, T), node(2, T), node(3, 1L, 2L))).containsExactly(List.of(1L, 2L, 3L));
    }

    /** B6: a stream table and the table below it. */
    @Test
    void joinsATableWithWhatReadsBothItAndItsSource() {
        assertThat(members(node(1, T), node(2, 1L, T))).containsExactly(List.of(1L, 2L));
    }

    @Test
    void leavesOutWhatLiesBelowTheFork() {
        assertThat(members(node(1, T), node(2, 1L), node(3, 1L), node(4, 2L, 3L)))
                .containsExactly(List.of(1L), List.of(2L, 3L, 4L));
    }

    @Test
    void joinsTheWholeOfAWay() {
        assertThat(members(node(1, T), node(2, 1L), node(3, 2L), node(4, 3L, T)))
                .containsExactly(List.of(1L, 2L, 3L, 4L));
    }

    @Test
    void needsOneSourceInCommon() {
        assertThat(members(node(1, T), node(2, U), node(3, 1L, 2L)))
                .containsExactly(List.of(1L), List.of(2L), List.of(3L));
    }

    @Test
    void mergesDiamondsThatShareATable() {
        assertThat(members(node(1, T), node(2, T), node(3, 1L, 2L), node(4, T), node(5, 2L, 4L)))
                .hasSize(1);
    }

    @Test
    void keepsDiamondsOneAboveTheOtherApart() {
        assertThat(members(
                        node(1, T),
                        node(2, T),
                        node(3, 1L, 2L),
                        node(4, 3L),
                        node(5, 3L),
                        node(6, 4L, 5L),
                        node(7, 6L)))
                .containsExactly(List.of(1L, 2L, 3L), List.of(4L, 5L, 6L), List.of(7L));
    }

    /** 1 and 3 get into one group by tables that have nothing to do with 2, which reads the one and is read by the other. */
    @Test
    void takesInWhatLiesBetweenMembers() {
        assertThat(members(
                        node(1, T),
                        node(2, 1L),
                        node(3, 2L, U),
                        node(4, U, V),
                        node(5, 3L, 4L),
                        node(6, 1L, T, V),
                        node(7, 4L, 6L)))
                .hasSize(1);
    }

    @Test
    void formsNoDiamondOfATableThatWantsNone() {
        StreamNode apex = node(3, Consistency.NONE, "1m", 1L, 2L);
        assertThat(members(node(1, T), node(2, T), apex)).containsExactly(List.of(1L), List.of(2L), List.of(3L));
        assertThat(members(node(1, T), node(2, Consistency.NONE, "1m", T), node(3, 1L, 2L)))
                .containsExactly(List.of(1L, 2L, 3L));
    }

    @Test
    void joinsAllThatIsConnectedForAGroup() {
        assertThat(members(node(1, T), node(2, 1L), node(3, Consistency.GROUP, "1m", 2L), node(4, 1L), node(5, T)))
                .containsExactly(List.of(1L, 2L, 3L, 4L), List.of(5L));
    }

    @Test
    void tellsWhatAGroupWaitsFor() {
        List<RefreshGroup> groups =
                Grouping.of(List.of(node(9, T), node(4, 9L), node(5, 9L), node(2, 4L, 5L), node(7, 2L)));
        assertThat(groups)
                .containsExactly(
                        new RefreshGroup(9, List.of(9L), Set.of()),
                        new RefreshGroup(2, List.of(4L, 5L, 2L), Set.of(9L)),
                        new RefreshGroup(7, List.of(7L), Set.of(2L)));
    }

    /** No definition that makes one is accepted; the plan holds even so. */
    @Test
    void putsACycleIntoOneGroup() {
        assertThat(members(node(1, 3L), node(2, 1L), node(3, 2L), node(4, 3L), node(5, 5L, T)))
                .containsExactlyInAnyOrder(List.of(1L, 2L, 3L), List.of(4L), List.of(5L));
    }

    @Test
    void mayBeEmpty() {
        assertThat(Grouping.of(List.of())).isEmpty();
    }
}
