package dev.pgstream.benchmarks.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/** Charts as PNG. */
final class Images {

    private static final int BESIDE = 2;

    static {
        // There may be no screen.
        System.setProperty("java.awt.headless", "true");
    }

    private Images() {}

    static byte[] png(Chart<?, ?> chart) throws IOException {
        return png(BitmapEncoder.getBufferedImage(chart));
    }

    /** Several in one image, two beside each other; all are of one size. */
    static byte[] png(List<? extends Chart<?, ?>> charts) throws IOException {
        int width = charts.get(0).getWidth();
        int height = charts.get(0).getHeight();
        int rows = (charts.size() + BESIDE - 1) / BESIDE;
        BufferedImage all = new BufferedImage(width * BESIDE, height * rows, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = all.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, all.getWidth(), all.getHeight());
        for (int i = 0; i < charts.size(); i++) {
            graphics.drawImage(
                    BitmapEncoder.getBufferedImage(charts.get(i)), i % BESIDE * width, i / BESIDE * height, null);
        }
        graphics.dispose();
        return png(all);
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
