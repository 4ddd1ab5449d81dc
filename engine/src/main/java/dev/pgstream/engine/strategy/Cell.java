package dev.pgstream.engine.strategy;

import java.util.ArrayList;
import java.util.List;

/**
 * The latest samples of one class. Three are kept: of three the middle one counts, of two the smaller one, for a refresh that
 * waited for a lock or for a disk says nothing about the next, until it happens again.
 */
record Cell(List<Sample> samples) {

    static final int KEPT = 3;

    Cell {
        samples = List.copyOf(samples);
    }

    static List<Cell> of(List<Sample> samples, Sample.Kind kind) {
        List<List<Sample>> groups = new ArrayList<>();
        for (Sample sample : samples) {
            if (sample.kind() == kind) {
                groups.stream()
                        .filter(group -> group.get(0).sameClass(sample))
                        .findFirst()
                        .orElseGet(() -> {
                            groups.add(new ArrayList<>());
                            return groups.get(groups.size() - 1);
                        })
                        .add(sample);
            }
        }
        return groups.stream().map(Cell::new).toList();
    }

    int count() {
        return samples.size();
    }

    Sample first() {
        return samples.get(0);
    }

    double ms() {
        double[] sorted = samples.stream().mapToDouble(Sample::ms).sorted().toArray();
        return sorted[(sorted.length - 1) / 2];
    }

    double lowest() {
        return samples.stream().mapToDouble(Sample::ms).min().orElseThrow();
    }

    double rows() {
        return samples.stream().mapToDouble(Sample::rows).average().orElseThrow();
    }

    double size() {
        return samples.stream().mapToDouble(Sample::size).average().orElseThrow();
    }

    long latest() {
        return samples.stream().mapToLong(Sample::refresh).max().orElseThrow();
    }
}
