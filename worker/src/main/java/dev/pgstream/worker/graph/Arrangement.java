package dev.pgstream.worker.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Boxes in columns that don't touch.
 *
 * @param boxes by what they are for
 * @param width of all together
 * @param height of all together
 */
record Arrangement(Map<Long, Box> boxes, double width, double height) {

    static final Arrangement NOTHING = new Arrangement(Map.of(), 0, 0);

    Arrangement {
        boxes = Map.copyOf(boxes);
    }

    /**
     * Places boxes, each column in the middle of the height.
     *
     * @param sizes of which only width and height count
     */
    static Arrangement of(List<List<Long>> columns, Map<Long, Box> sizes, double columnGap, double rowGap) {
        double height = columns.stream()
                .mapToDouble(column -> height(column, sizes, rowGap))
                .max()
                .orElse(0);
        Map<Long, Box> boxes = new HashMap<>();
        double x = 0;
        for (List<Long> column : columns) {
            double width = 0;
            double y = (height - height(column, sizes, rowGap)) / 2;
            for (Long key : column) {
                Box size = size(key, sizes);
                boxes.put(key, new Box(x, y, size.width(), size.height()));
                y += size.height() + rowGap;
                width = Math.max(width, size.width());
            }
            x += width + columnGap;
        }
        return new Arrangement(boxes, Math.max(0, x - columnGap), height);
    }

    private static double height(List<Long> column, Map<Long, Box> sizes, double rowGap) {
        return column.stream().mapToDouble(key -> size(key, sizes).height()).sum() + rowGap * (column.size() - 1);
    }

    private static Box size(Long key, Map<Long, Box> sizes) {
        return sizes.getOrDefault(key, new Box(0, 0, 0, 0));
    }
}
