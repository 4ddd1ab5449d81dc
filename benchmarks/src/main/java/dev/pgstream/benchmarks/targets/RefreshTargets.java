package dev.pgstream.benchmarks.targets;

import dev.pgstream.benchmarks.Statistics;
import dev.pgstream.benchmarks.result.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is asked of refreshes. */
final class RefreshTargets {

    private static final String OURS = "DIFFERENTIAL";
    private static final String FULL = "FULL";
    private static final String TRUNCATE = "TRUNCATE_INSERT";
    private static final String VIEW = "MATERIALIZED_VIEW";
    private static final String BY_HAND = "HAND_WRITTEN";
    private static final String MIDDLE = "100000";
    private static final String LARGE = "1000000";
    private static final String FEW = "0.01";
    private static final String MANY = "0.1";
    private static final List<String> ONE_SOURCE =
            List.of("scan", "filter", "aggregate", "aggregate_10k", "join", "join_agg", "window");
    private static final double MUCH_WORSE = 1.1;

    static final List<Target> ALL = List.of(
            new Target(
                    "refresh with no change",
                    "≤ 100 µs in the server, no WAL, ≤ 1 ms for the client",
                    RefreshTargets::noChange),
            new Target(
                    "over hand-written, 100K 1 %, one changed source",
                    "≤ 1.15 × + 1 ms", evidence -> overHand(evidence, ONE_SOURCE, 1.15, 1)),
            new Target(
                    "over hand-written, both sides of a join changed",
                    "≤ 1.2 × + 3 ms",
                    evidence -> overHand(evidence, List.of("join_both", "join_agg_both"), 1.2, 3)),
            faster("scan, join against TRUNCATE + INSERT, 100K 1 %", TRUNCATE, MIDDLE, FEW, 22, "scan", "join"),
            faster("scan, join against a materialized view, 100K 1 %", VIEW, MIDDLE, FEW, 10, "scan", "join"),
            faster("filter against TRUNCATE + INSERT, 100K 1 %", TRUNCATE, MIDDLE, FEW, 9, "filter"),
            faster("aggregate, join_agg, 100K 1 %", TRUNCATE, MIDDLE, FEW, 10, "aggregate", "join_agg"),
            faster("aggregate, join_agg, 1M 1 %", TRUNCATE, LARGE, FEW, 25, "aggregate", "join_agg"),
            faster("aggregate_10k, 100K 1 %", TRUNCATE, MIDDLE, FEW, 7, "aggregate_10k"),
            faster("aggregate_10k, 1M 1 %", TRUNCATE, LARGE, FEW, 8, "aggregate_10k"),
            faster("scan, 1M 1 %", TRUNCATE, LARGE, FEW, 26, "scan"),
            faster("join, 1M 1 %", TRUNCATE, LARGE, FEW, 22, "join"),
            faster("scan, 100K 10 %", TRUNCATE, MIDDLE, MANY, 4, "scan"),
            faster("filter, join, 100K 10 %", TRUNCATE, MIDDLE, MANY, 3, "filter", "join"),
            faster("aggregate, 100K 10 %", TRUNCATE, MIDDLE, MANY, 5, "aggregate"),
            faster("aggregate_10k, 100K 10 %", TRUNCATE, MIDDLE, MANY, 2.3, "aggregate_10k"),
            faster("window of 10K partitions, 100K 1 %", TRUNCATE, MIDDLE, FEW, 4, "window"),
            new Target("window of few partitions, AUTO", "≤ 1.1 × FULL", RefreshTargets::fewPartitions),
            new Target("what AUTO chooses", "≤ 1.1 × the better of both", RefreshTargets::auto),
            new Target("FULL, 100K", "≤ 1.1 × a materialized view", RefreshTargets::full),
            new Target("P95 of steady refreshes, 100K 1 %", "≤ 1.5 × the median", RefreshTargets::steady));

    private RefreshTargets() {}

    private static Target faster(
            String item, String than, String rows, String change, double times, String... scenarios) {
        return new Target(item, "≥ " + times + " ×", evidence -> {
            List<Finding> findings = new ArrayList<>();
            for (String scenario : scenarios) {
                evidence.ratio(scenario, rows, change, than, OURS)
                        .ifPresent(ratio -> findings.add(Finding.atLeast(scenario, ratio, times, " ×")));
            }
            return findings;
        });
    }

    private static List<Finding> noChange(Evidence evidence) {
        Map<String, Double> limits = Map.of("server", 100.0, "client", 1000.0, "wal", 0.5);
        return evidence.of("nochange").stream()
                .map(series -> Finding.atMost(
                        series.label("cost") + " with " + series.label("sources") + " sources",
                        series.median(),
                        limits.getOrDefault(series.label("cost"), Double.NaN),
                        " " + series.unit().sign()))
                .toList();
    }

    private static List<Finding> overHand(Evidence evidence, List<String> scenarios, double times, double more) {
        List<Finding> findings = new ArrayList<>();
        for (String scenario : scenarios) {
            Optional<Series> ours = evidence.cell(scenario, MIDDLE, FEW, OURS);
            Optional<Series> byHand = evidence.cell(scenario, MIDDLE, FEW, BY_HAND);
            if (ours.isPresent() && byHand.isPresent()) {
                double limit = byHand.get().median() * times + more;
                findings.add(Finding.atMost(scenario, ours.get().median(), limit, " ms"));
            }
        }
        return findings;
    }

    private static List<Finding> fewPartitions(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (String change : List.of(FEW, MANY)) {
            evidence.ratio("window_10", MIDDLE, change, "AUTO", FULL)
                    .ifPresent(ratio -> findings.add(Finding.atMost("at " + percent(change), ratio, MUCH_WORSE, " ×")));
        }
        return findings;
    }

    private static List<Finding> auto(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Series auto : evidence.of("crossover")) {
            if (auto.label("mode").equals("AUTO")) {
                double better = Math.min(crossover(evidence, auto, OURS), crossover(evidence, auto, FULL));
                findings.add(Finding.atMost(
                        auto.label("scenario") + " at " + percent(auto.label("change")),
                        auto.median() / better,
                        MUCH_WORSE,
                        " ×"));
            }
        }
        return findings;
    }

    private static double crossover(Evidence evidence, Series auto, String mode) {
        Map<String, String> labels = new TreeMap<>(auto.labels());
        labels.put("mode", mode);
        return evidence.find("crossover", labels).map(Series::median).orElse(Double.NaN);
    }

    private static List<Finding> full(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Series full : evidence.of("matrix")) {
            if (full.label("mode").equals(FULL) && full.label("rows").equals(MIDDLE)) {
                String scenario = full.label("scenario");
                String change = full.label("change");
                evidence.ratio(scenario, MIDDLE, change, FULL, VIEW)
                        .ifPresent(ratio -> findings.add(
                                Finding.atMost(scenario + " at " + percent(change), ratio, MUCH_WORSE, " ×")));
            }
        }
        return findings;
    }

    private static List<Finding> steady(Evidence evidence) {
        return evidence.of("matrix").stream()
                .filter(series -> series.label("mode").equals(OURS)
                        && series.label("rows").equals(MIDDLE)
                        && series.label("change").equals(FEW))
                .map(series -> Finding.atMost(
                        series.label("scenario"),
                        Statistics.percentile(series.values(), 0.95) / series.median(),
                        1.5,
                        " ×"))
                .toList();
    }

    private static String percent(String share) {
        return Math.round(Double.parseDouble(share) * 100_000) / 1000.0 + " %";
    }
}
