package dev.pgstream.benchmarks.targets;

import dev.pgstream.benchmarks.result.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is asked of capture. */
final class WriteTargets {

    private static final String BULK = "10000";

    static final List<Target> ALL = List.of(
            new Target(
                    "single-row write, 1 to 8 clients",
                    "≤ 1.15 × the time, ≥ 0.85 × the transactions per second",
                    WriteTargets::single),
            bulk("medium", "insert", 1.4),
            bulk("medium", "update", 1.9),
            bulk("medium", "delete", 2.1),
            bulk("pruned", "update", 1.4),
            bulk("pruned", "update_unused", 1.15));

    private WriteTargets() {}

    private static List<Finding> single(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Series captured : evidence.of("writes")) {
            if (captured.label("capture").equals("statement")
                    && captured.label("batch").equals("1")) {
                String of = captured.label("table") + " " + captured.label("write") + ", " + captured.label("clients");
                plain(evidence, captured).ifPresent(plain -> {
                    findings.add(Finding.atMost(of + ", time", captured.median() / plain.median(), 1.15, " ×"));
                    findings.add(Finding.atLeast(
                            of + ", tps", Evidence.part(captured, "tps") / Evidence.part(plain, "tps"), 0.85, " ×"));
                });
            }
        }
        return findings;
    }

    private static Target bulk(String table, String write, double limit) {
        return new Target(
                "10,000 rows at once, " + table + " table, " + write.replace('_', ' '),
                "≤ " + limit + " ×",
                evidence -> {
                    List<Finding> findings = new ArrayList<>();
                    Optional<Series> captured = evidence.find(
                            "writes", Map.of("table", table, "write", write, "batch", BULK, "capture", "statement"));
                    captured.flatMap(one -> plain(evidence, one).map(plain -> one.median() / plain.median()))
                            .ifPresent(ratio -> findings.add(Finding.atMost(write, ratio, limit, " ×")));
                    return findings;
                });
    }

    private static Optional<Series> plain(Evidence evidence, Series captured) {
        Map<String, String> labels = new TreeMap<>(captured.labels());
        labels.put("capture", "none");
        return evidence.find("writes", labels);
    }
}
