package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.LogStream;
import dev.railsk.manifest.Tree;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows a log without a thread of its own: the transport delivers, and whoever polls has the connection opened again when it
 * ended before the container did. A new connection starts at the first line, and what is known already is skipped. Where only the end of
 * the log was asked for, it starts where the last one broke, to the second: a line may then come twice.
 *
 * <p>Not the client's own {@code watchLog}: that ends with its connection, without a word about why, and reads on while nobody
 * takes the lines.
 */
final class FollowedLog implements LogStream, ByteStream.Sink {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_FAILURES = 10;

    private static final int NOT_FOUND = 404;

    private enum State {
        CONNECTED,
        PAUSED,
        ENDED
    }

    private final ApiClient client;
    private final LogRequest log;
    private final ClusterTime time;
    private final Consumer<AutoCloseable> onClose;
    private final Lines lines = new Lines();
    private State state = State.PAUSED;
    private Instant next;
    private int failures;
    private volatile @Nullable Instant heard;
    private @Nullable ByteStream stream;
    private @Nullable Runnable held;

    FollowedLog(ApiClient client, LogRequest log, Consumer<AutoCloseable> onClose) {
        this.client = client;
        this.log = log;
        this.time = client.time();
        this.onClose = onClose;
        this.next = time.now();
        // Says at once what will never work, such as a missing right. What is there already comes again with the
        // stream.
        new LogReading(client, new LogRequest(log.namespace(), log.pod(), log.container(), log.previous(), 1)).read();
        connect();
    }

    @Override
    public List<String> poll() {
        connectWhenDue();
        List<String> taken = lines.take();
        Runnable more;
        synchronized (this) {
            more = held;
            held = null;
        }
        if (more != null) {
            more.run();
        }
        return taken;
    }

    @Override
    public synchronized boolean isEnded() {
        return state == State.ENDED && lines.isEmpty();
    }

    @Override
    public void close() {
        ByteStream open;
        synchronized (this) {
            state = State.ENDED;
            open = stream;
            stream = null;
            held = null;
        }
        if (open != null) {
            open.close();
        }
        onClose.accept(this);
    }

    private void connectWhenDue() {
        synchronized (this) {
            if (state != State.PAUSED || time.now().isBefore(next)) {
                return;
            }
        }
        connect();
    }

    private void connect() {
        synchronized (this) {
            state = State.CONNECTED;
        }
        ByteStream opened = ByteStream.open(client.exchange(), request().with("follow", "true"), this);
        boolean isClosed;
        synchronized (this) {
            isClosed = state == State.ENDED;
            stream = opened;
        }
        if (isClosed) {
            opened.close();
        }
    }

    private ApiRequest request() {
        ApiRequest request = LogReading.request(log);
        if (!log.isBounded()) {
            lines.restart();
            return request;
        }
        Instant broken = heard;
        heard = time.now();
        if (broken == null) {
            return LogReading.bounded(request, log);
        }
        lines.resume();
        return LogReading.since(request, Duration.between(broken, time.now()).plus(PAUSE));
    }

    @Override
    public void receive(List<ByteBuffer> pieces, Runnable more) {
        lines.add(pieces);
        synchronized (this) {
            heard = time.now();
            failures = 0;
            if (lines.isFull()) {
                held = more;
                return;
            }
        }
        more.run();
    }

    /** An error's body is JSON, no line of the log. */
    @Override
    public void refused(int code) {
        checkPod();
    }

    @Override
    public void ended(@Nullable Throwable failure) {
        if (failure != null) {
            broken();
        } else {
            checkPod();
        }
    }

    private synchronized void broken() {
        failures++;
        pauseOrEnd(failures >= MOST_FAILURES);
    }

    /** The connection is over: the log has ended when the container has, or when nobody knows the pod any more. */
    private void checkPod() {
        ApiRequest request =
                ApiRequest.get(LogReading.pod(log.namespace(), log.pod()), "read Pod " + log.pod(), "get pods");
        CompletableFuture<?> unused = client.exchange().sendLater(request).whenComplete((answer, failure) -> {
            if (failure != null) {
                broken();
            } else {
                judge(answer);
            }
        });
    }

    private void judge(ApiAnswer pod) {
        boolean ended = pod.code() == NOT_FOUND || isOver(pod.json());
        if (ended) {
            lines.finish();
        }
        synchronized (this) {
            failures = pod.isSuccess() ? failures : failures + 1;
            pauseOrEnd(ended || failures >= MOST_FAILURES);
        }
    }

    private boolean isOver(Tree pod) {
        String phase = pod.at("status", "phase").text().orElse("");
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            return true;
        }
        for (String group : List.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses")) {
            for (Tree container : pod.at("status", group).items()) {
                if (container.at("name").text().orElse("").equals(log.container())
                        && container.at("state", "terminated").isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private void pauseOrEnd(boolean end) {
        if (state != State.ENDED) {
            state = end ? State.ENDED : State.PAUSED;
            next = time.now().plus(PAUSE);
        }
    }
}
