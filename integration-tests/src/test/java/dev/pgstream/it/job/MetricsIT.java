package dev.pgstream.it.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Eventually;
import dev.pgstream.testkit.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What monitoring sees. */
class MetricsIT extends JobTest {

    private static final Pattern ADDRESS = Pattern.compile("metrics at (http://\\S+)/metrics");

    private final HttpClient client = HttpClient.newHttpClient();

    MetricsIT(TestDatabase database) {
        super(database);
    }

    private HttpResponse<String> get(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void metricsAndHealthAreServed() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
        create("sums", "100ms", "SELECT count(*) AS n FROM t");
        WorkerProcess worker = closed(WorkerProcess.start("--url", database.url(), "--metrics", "0"));
        execute("INSERT INTO t VALUES (1, 1)");
        await("SELECT n FROM sums", "1");
        Eventually.until(
                "the address is told", () -> ADDRESS.matcher(worker.journal()).find());
        Matcher matcher = ADDRESS.matcher(worker.journal());
        assertThat(matcher.find()).isTrue();
        String address = matcher.group(1);
        Eventually.until("all is well", () -> get(address + "/health").statusCode() == 200);
        assertThat(get(address + "/health").body()).contains("\"up\"", "leading");
        String of = "database=\"" + database.name() + "\"";
        Eventually.until(
                "figures of the catalog", () -> get(address + "/metrics").body().contains("pgstream_backlog_bytes"));
        assertThat(get(address + "/metrics").body())
                .contains(
                        "pgstream_leading{" + of + "} 1.0",
                        "pgstream_staleness_seconds{" + of + ",table=\"" + schema + ".sums\"}",
                        "pgstream_refresh_seconds_count{action=\"differential\"," + of + "} 1",
                        "pgstream_backlog_bytes{" + of + ",source=\"" + schema + ".t\"}",
                        "pgstream_stream_tables{" + of + ",status=\"ACTIVE\"} 1.0");
    }

    @Test
    void aDatabaseThatIsNotThereIsNotWell() throws Exception {
        WorkerProcess worker = closed(
                WorkerProcess.start("--url", "postgresql://nobody@localhost:1/nothing", "--metrics", "127.0.0.1:0"));
        Eventually.until("the failure is told", () -> worker.journal().contains("can't lead"));
        Matcher matcher = ADDRESS.matcher(worker.journal());
        assertThat(matcher.find()).isTrue();
        HttpResponse<String> health = get(matcher.group(1) + "/health");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("failing");
    }
}
