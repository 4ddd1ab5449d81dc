package dev.pgstream.engine.strategy;

import dev.pgstream.engine.strategy.Sample.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says for people what the refreshes of a stream table have taught. */
public final class Report {

    private Report() {}

    /** Returns lines of text. */
    public static List<String> lines(Experience experience, Limits limits) {
        List<String> lines = new ArrayList<>();
        lines.add("learnt from " + experience.refreshes() + " refreshes");
        List<Sample> samples = experience.samples();
        add(lines, "changes", samples, Kind.DELTA);
        add(lines, "everything", samples, Kind.FULL);
        samples.stream()
                .filter(sample -> sample.kind() == Kind.FILL)
                .forEach(fill -> lines.add(text("filled in %.1f ms", fill.ms())));
        samples.stream()
                .filter(sample -> sample.kind() == Kind.DELTA)
                .max(Comparator.comparingLong(Sample::refresh))
                .ifPresent(latest -> lines.add(breakEven(experience, limits, latest)));
        return lines;
    }

    private static void add(List<String> lines, String what, List<Sample> samples, Kind kind) {
        List<Cell> cells = Cell.of(samples, kind);
        if (!cells.isEmpty()) {
            lines.add(what + ": "
                    + cells.stream()
                            .sorted(Comparator.comparingDouble(Cell::rows))
                            .map(cell -> text("%.1f ms for %.0f changed rows", cell.ms(), cell.rows()))
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String breakEven(Experience experience, Limits limits, Sample latest) {
        Workload like = new Workload(
                latest.sources(),
                latest.rows(),
                latest.rows(),
                latest.size(),
                new SourceChange(0, 0, 0, latest.size()),
                0);
        return new CostModel(experience, limits)
                .breakEven(like)
                .map(rows -> text("computing everything is estimated to be cheaper from %.0f changed rows on", rows))
                .orElse("applying changes is estimated to be cheaper up to any number of changed rows");
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
