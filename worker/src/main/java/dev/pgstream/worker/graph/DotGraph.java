package dev.pgstream.worker.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A graph in the language of Graphviz. */
public final class DotGraph {

    private DotGraph() {}

    /** Returns the lines of a digraph: sources to the left, groups in boxes. */
    public static List<String> lines(Graph graph) {
        List<String> lines = new ArrayList<>();
        lines.add("digraph pgstream {");
        lines.add("  rankdir = LR;");
        lines.add("  node [shape = box, style = \"rounded,filled\", fontname = \"sans-serif\", fontsize = 11];");
        graph.units().forEach((unit, nodes) -> {
            if (nodes.size() > 1) {
                lines.add("  subgraph cluster_" + unit + " {");
                lines.add("    style = dashed;");
                nodes.forEach(node -> lines.add("  " + node(node)));
                lines.add("  }");
            } else {
                nodes.forEach(node -> lines.add(node(node)));
            }
        });
        for (GraphNode node : graph.nodes()) {
            node.reads().stream().sorted().forEach(read -> lines.add("  n" + read + " -> n" + node.relid() + ";"));
        }
        lines.add("}");
        return lines;
    }

    private static String node(GraphNode node) {
        String label = List.of(node.name(), node.note()).stream()
                .map(DotGraph::escaped)
                .collect(Collectors.joining("\\n"));
        Colour colour = Colour.of(node);
        return "  n" + node.relid() + " [label = \"" + label + "\", fillcolor = \"" + colour.fill() + "\", color = \""
                + colour.line() + "\", tooltip = \"" + escaped(node.status()) + "\"];";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ");
    }
}
