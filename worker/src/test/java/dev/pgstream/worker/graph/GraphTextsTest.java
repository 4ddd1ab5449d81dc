package dev.pgstream.worker.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

final class GraphTextsTest {

    @Test
    void theDrawingIsWellFormedAndSaysItAll() throws Exception {
        String text = String.join("\n", SvgGraph.lines(Sample.GRAPH));
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        String content = document.getDocumentElement().getTextContent();
        Sample.GRAPH.nodes().forEach(node -> assertThat(content).contains(node.name()));
        assertThat(content).contains("public.broken: ERROR", "5s · differential", "SUSPENDED");
        assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(1 + 7);
        assertThat(text).doesNotContain("NaN", "Infinity", "%");
    }

    @Test
    void anEmptyDatabaseCanBeDrawn() {
        assertThat(String.join("", SvgGraph.lines(new Graph(List.of()))))
                .startsWith("<svg")
                .endsWith("</svg>");
        assertThat(DotGraph.lines(new Graph(List.of())))
                .startsWith("digraph pgstream {")
                .endsWith("}");
    }

    @Test
    void graphvizGetsNodesGroupsAndLines() {
        assertThat(DotGraph.lines(Sample.GRAPH))
                .contains("  subgraph cluster_101 {", "  n1 -> n11;", "  n13 -> n15;", "  n2 -> n15;")
                .anyMatch(line -> line.startsWith("  n15 [label = \"public.\\\"to\\\"\\\"p\\\"\\n5s"));
    }
}
