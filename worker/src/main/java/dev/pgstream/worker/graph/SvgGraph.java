package dev.pgstream.worker.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A graph as a drawing that any browser shows. */
public final class SvgGraph {

    private static final double MARGIN = 24;
    private static final double LEGEND = 40;
    private static final double LEGEND_STEP = 130;

    private final Graph graph;
    private final Layout layout;
    private final List<String> lines = new ArrayList<>();

    private SvgGraph(Graph graph) {
        this.graph = graph;
        this.layout = Layout.of(graph);
    }

    /** Returns the lines of an SVG document: sources to the left, groups in boxes, colours for statuses. */
    public static List<String> lines(Graph graph) {
        return new SvgGraph(graph).draw();
    }

    private List<String> draw() {
        double width = Math.max(layout.width(), LEGEND_STEP * Colour.values().length) + 2 * MARGIN;
        double height = layout.height() + 2 * MARGIN + LEGEND;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$.0f\" height=\"%2$.0f\" viewBox=\"0 0 %1$.0f %2$.0f\""
                        + " font-family=\"ui-monospace, monospace\" font-size=\"12\">",
                width, height);
        add("<rect width=\"%1$.0f\" height=\"%2$.0f\" fill=\"#ffffff\"/>", width, height);
        add("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\""
                + " orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#7b8087\"/></marker></defs>");
        add("<g transform=\"translate(%1$.0f %1$.0f)\">", MARGIN);
        layout.groups().forEach(this::group);
        graph.nodes().forEach(this::edges);
        graph.nodes().forEach(this::node);
        legend();
        add("</g>");
        add("</svg>");
        return lines;
    }

    private void group(Box box) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"10\" fill=\"#f6f7f9\" stroke=\"#9aa0a6\""
                        + " stroke-dasharray=\"5 4\"/>",
                box.x(), box.y(), box.width(), box.height());
    }

    private void edges(GraphNode node) {
        Box to = box(node.relid());
        node.reads().stream().sorted().map(this::box).forEach(from -> {
            double bend = Math.max(30, (to.x() - from.right()) / 2);
            add(
                    "<path d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\" fill=\"none\" stroke=\"#7b8087\""
                            + " marker-end=\"url(#tip)\"/>",
                    from.right(),
                    from.middle(),
                    from.right() + bend,
                    from.middle(),
                    to.x() - bend,
                    to.middle(),
                    to.x(),
                    to.middle());
        });
    }

    private void node(GraphNode node) {
        Box box = box(node.relid());
        Colour colour = Colour.of(node);
        add("<g><title>%s</title>", escaped(node.isStreamTable() ? node.name() + ": " + node.status() : node.name()));
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%d\" fill=\"%s\" stroke=\"%s\"/>",
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                node.isStreamTable() ? 6 : 0,
                colour.fill(),
                colour.line());
        add("<text x=\"%.1f\" y=\"%.1f\" fill=\"#1f2328\">%s</text>", box.x() + 12, box.y() + 17, escaped(node.name()));
        add(
                "<text x=\"%.1f\" y=\"%.1f\" fill=\"#5f666d\">%s</text></g>",
                box.x() + 12, box.y() + 32, escaped(node.note()));
    }

    private void legend() {
        double y = layout.height() + LEGEND;
        double x = 0;
        for (Colour colour : Colour.values()) {
            add(
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"14\" height=\"14\" fill=\"%s\" stroke=\"%s\"/>",
                    x, y - 11, colour.fill(), colour.line());
            add("<text x=\"%.1f\" y=\"%.1f\" fill=\"#5f666d\">%s</text>", x + 20, y, colour.title());
            x += LEGEND_STEP;
        }
    }

    private Box box(Long relid) {
        return layout.nodes().getOrDefault(relid, new Box(0, 0, 0, 0));
    }

    private void add(String template, Object... values) {
        lines.add(String.format(Locale.ROOT, template, values));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
