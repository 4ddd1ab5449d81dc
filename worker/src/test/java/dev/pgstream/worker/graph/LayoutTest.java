package dev.pgstream.worker.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LayoutTest {

    private final Layout layout = Layout.of(Sample.GRAPH);

    private Box box(long relid) {
        return layout.nodes().getOrDefault(relid, new Box(0, 0, 0, 0));
    }

    @Test
    void noBoxTouchesAnother() {
        List<Box> boxes = new ArrayList<>(layout.nodes().values());
        assertThat(boxes).hasSize(Sample.GRAPH.nodes().size());
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(overlap(boxes.get(i), boxes.get(j)))
                        .as(boxes.get(i) + " " + boxes.get(j))
                        .isFalse();
            }
        }
    }

    @Test
    void aGroupHoldsItsMembersAndNobodyElse() {
        assertThat(layout.groups()).hasSize(1);
        Box group = layout.groups().get(0);
        for (GraphNode node : Sample.GRAPH.nodes()) {
            assertThat(overlap(group, box(node.relid()))).as(node.name()).isEqualTo(node.unit() == 101);
        }
    }

    @Test
    void linesRunFromLeftToRight() {
        for (GraphNode node : Sample.GRAPH.nodes()) {
            for (Long read : node.reads()) {
                assertThat(box(read).right()).isLessThan(box(node.relid()).x());
            }
        }
    }

    @Test
    void everythingIsWithinTheDrawing() {
        for (Box box : layout.nodes().values()) {
            assertThat(box.x()).isNotNegative();
            assertThat(box.y()).isNotNegative();
            assertThat(box.right()).isLessThanOrEqualTo(layout.width());
            assertThat(box.bottom()).isLessThanOrEqualTo(layout.height());
        }
    }

    private static boolean overlap(Box a, Box b) {
        return a.x() < b.right() && b.x() < a.right() && a.y() < b.bottom() && b.y() < a.bottom();
    }
}
