package dev.pgstream.benchmarks.report;

import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.worker.error.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.knowm.xchart.internal.chartpart.Chart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program: files of results in, a page and plots out. */
@Command(
        name = "report",
        description = "Makes one HTML page, which needs no other file, and PNG plots of files of results.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "JSON files of results.")
    private List<Path> files = List.of();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = "report",
            description = "Where the page goes, without the ending .html; names of plots begin with it, too.")
    private Path output = Path.of("report");

    @Override
    public Integer call() throws IOException {
        Page page = new Page();
        int number = 0;
        for (Path file : files) {
            number++;
            Results results = Results.read(file);
            Map<String, byte[]> images = images(results);
            for (Map.Entry<String, byte[]> image : images.entrySet()) {
                Files.write(
                        Path.of("%s-%d-%s-%s.png".formatted(output, number, results.benchmark(), image.getKey())),
                        image.getValue());
            }
            page.add(results, images);
        }
        Path html = Path.of(output + ".html");
        Files.writeString(html, page.text());
        System.out.println("written: " + html);
        return ExitCodes.DONE;
    }

    private static Map<String, byte[]> images(Results results) throws IOException {
        Map<String, byte[]> images = new LinkedHashMap<>();
        for (Map.Entry<String, Chart<?, ?>> chart : Charts.of(results).entrySet()) {
            images.put(chart.getKey(), Images.png(chart.getValue()));
        }
        if (results.benchmark().equals("crossover")) {
            images.put("each-query", Images.png(Charts.crossover(results)));
        }
        return images;
    }
}
