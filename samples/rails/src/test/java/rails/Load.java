package rails;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** What clients got that read and write, each one request after the other. */
final class Load {

    // Longer than anything that a busy machine makes a request wait for: what is measured is whether it is answered.
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(50);

    private final URI url;
    private final List<Answer> answers = new ArrayList<>();
    private volatile boolean isOver;

    private Load(URI url) {
        this.url = url;
    }

    /** What one client gets while something goes on. */
    static Load during(URI url, Runnable what) {
        return during(url, 1, what);
    }

    /** What this many clients get while something goes on. */
    static Load during(URI url, int clients, Runnable what) {
        Load load = new Load(url);
        List<CompletableFuture<Void>> asking = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            asking.add(CompletableFuture.runAsync(load::repeat));
        }
        try {
            what.run();
        } finally {
            load.isOver = true;
            asking.forEach(CompletableFuture::join);
        }
        return load;
    }

    /** What one client gets in this many rounds. */
    static Load rounds(URI url, int rounds) {
        Load load = new Load(url);
        for (int round = 0; round < rounds; round++) {
            load.ask();
        }
        return load;
    }

    /** What came back, and from which server: the code, or 0 and the failure of the connection. */
    record Answer(String request, int code, String body, String server) {

        boolean isGood() {
            return code == 200;
        }
    }

    private void repeat() {
        while (!isOver) {
            ask();
            // The processes that start meanwhile need the processor more than one that only asks.
            LockSupport.parkNanos(BETWEEN_ROUNDS.toNanos());
        }
    }

    private void ask() {
        // A connection of its own for each round, as a new visitor has: it must not stay with one pod.
        HttpClient http = HttpClient.newBuilder().connectTimeout(LONGEST).build();
        HttpRequest.BodyPublisher nothing = HttpRequest.BodyPublishers.noBody();
        send(http, HttpRequest.newBuilder(url.resolve("/posts")).GET());
        send(
                http,
                HttpRequest.newBuilder(url.resolve("/posts?title=hello&body=some+words"))
                        .POST(nothing));
        send(http, HttpRequest.newBuilder(url.resolve("/visits")).POST(nothing));
    }

    private void send(HttpClient http, HttpRequest.Builder request) {
        HttpRequest built = request.timeout(LONGEST).build();
        String name = built.method() + " " + built.uri().getPath();
        try {
            HttpResponse<String> answer = http.send(built, HttpResponse.BodyHandlers.ofString());
            String server = answer.headers().firstValue("Server").orElse("");
            add(new Answer(name, answer.statusCode(), answer.body(), server));
        } catch (IOException broken) {
            add(new Answer(name, 0, broken.toString(), ""));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            isOver = true;
        }
    }

    private synchronized void add(Answer answer) {
        answers.add(answer);
    }

    synchronized List<Answer> answers() {
        return List.copyOf(answers);
    }

    synchronized List<Answer> failures() {
        return answers.stream().filter(answer -> !answer.isGood()).toList();
    }
}
