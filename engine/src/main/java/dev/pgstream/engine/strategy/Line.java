package dev.pgstream.engine.strategy;

import java.util.List;

/**
 * {@code ms = fixed + perRow · rows}, neither below 0, fitted to points by least squares of the <em>relative</em> error: half
 * a millisecond matters among small changes, and not among large ones.
 */
record Line(double fixed, double perRow) {

    /** A point to pass by. */
    record Point(double rows, double ms, double weight) {}

    static Line through(List<Point> points) {
        double s = 0;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        for (Point point : points) {
            double w = point.weight() / (point.ms() * point.ms());
            s += w;
            sx += w * point.rows();
            sy += w * point.ms();
            sxx += w * point.rows() * point.rows();
            sxy += w * point.rows() * point.ms();
        }
        double spread = s * sxx - sx * sx;
        if (spread <= 1e-9 * s * sxx) {
            return new Line(sy / s, 0);
        }
        double perRow = (s * sxy - sx * sy) / spread;
        double fixed = (sy - perRow * sx) / s;
        if (perRow < 0) {
            return new Line(sy / s, 0);
        }
        return fixed < 0 ? new Line(0, sxy / sxx) : new Line(fixed, perRow);
    }

    double at(double rows) {
        return fixed + perRow * rows;
    }
}
