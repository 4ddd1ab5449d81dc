package dev.pgstream.worker.graph;

/** A place in a drawing, in pixels from the upper left corner. */
record Box(double x, double y, double width, double height) {

    Box moved(double right, double down) {
        return new Box(x + right, y + down, width, height);
    }

    /** The box with a margin around. */
    Box grown(double left, double top, double right, double bottom) {
        return new Box(x - left, y - top, width + left + right, height + top + bottom);
    }

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    double middle() {
        return y + height / 2;
    }
}
