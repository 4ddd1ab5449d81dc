package dev.pgstream.worker.command;

import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.graph.DotGraph;
import dev.pgstream.worker.graph.Graph;
import dev.pgstream.worker.graph.GraphNode;
import dev.pgstream.worker.graph.GraphReader;
import dev.pgstream.worker.graph.SvgGraph;
import dev.pgstream.worker.output.Output;
import dev.pgstream.worker.output.Report;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "graph",
        description = {
            "Shows which stream table reads what, and which are refreshed together.",
            "As text it is a line for each stream table, those first that read no other."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  pgstream graph", "  pgstream graph --format svg > graph.svg", "  pgstream graph --format dot"})
public final class GraphCommand implements Callable<Integer> {

    /** The values of {@code --format}, written in lower case. */
    enum Format {
        TEXT,
        DOT,
        SVG;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, dot (for Graphviz) or svg (a drawing for a browser). Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    @Override
    public Integer call() throws SQLException {
        Graph graph;
        try (Connection connection = database.openInstalled()) {
            graph = GraphReader.read(connection);
        }
        switch (format) {
            case DOT -> DotGraph.lines(graph).forEach(output.out()::println);
            case SVG -> SvgGraph.lines(graph).forEach(output.out()::println);
            case TEXT ->
                output.rows(
                        report(graph),
                        "no stream tables",
                        "level",
                        "name",
                        "status",
                        "schedule",
                        "mode",
                        "group",
                        "reads");
        }
        return ExitCodes.DONE;
    }

    static Report report(Graph graph) {
        Map<Long, GraphNode> nodes = graph.byRelation();
        Map<Long, List<GraphNode>> units = graph.units();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (GraphNode node : graph.nodes()) {
            if (node.isStreamTable()) {
                boolean grouped = units.getOrDefault(node.unit(), List.of()).size() > 1;
                rows.add(Arrays.asList(
                        (long) node.level(),
                        node.name(),
                        node.status(),
                        node.schedule(),
                        node.mode(),
                        grouped ? node.unit() : null,
                        node.reads().stream()
                                .flatMap(read -> Stream.ofNullable(nodes.get(read)))
                                .map(GraphNode::name)
                                .sorted()
                                .collect(Collectors.toList())));
            }
        }
        return new Report(List.of("level", "name", "status", "schedule", "mode", "group", "reads"), rows);
    }
}
