package dev.pgstream.worker.job.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pgstream.worker.output.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Serves {@code /metrics} as Prometheus reads it, and {@code /health}: 200 while all is well, else 503. */
public final class MetricsServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;

    private MetricsServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts serving.
     *
     * @param metrics makes the text for Prometheus
     * @param health tells how each job is
     */
    public static MetricsServer start(
            InetSocketAddress address, Supplier<String> metrics, Supplier<List<Health>> health) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "metrics");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext(
                "/metrics",
                exchange -> answer(exchange, OK, "text/plain; version=0.0.4; charset=utf-8", metrics.get()));
        server.createContext("/health", exchange -> {
            List<Health> all = health.get();
            boolean well = all.stream().allMatch(Health::well);
            answer(exchange, well ? OK : UNAVAILABLE, "application/json", json(well, all));
        });
        server.start();
        return new MetricsServer(server);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String json(boolean well, List<Health> all) {
        Map<String, Object> databases = new LinkedHashMap<>();
        all.forEach(each -> databases.put(each.database(), each.state()));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", well ? "up" : "down");
        fields.put("databases", databases);
        return JsonText.of(fields);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
