package dev.railsk.testing.rails;

import dev.railsk.testing.process.ScriptedProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A process of the app's code: a server that runs on, or a task that ends by itself. */
final class Serving implements ScriptedProcess {

    private static final Duration TASK = Duration.ofSeconds(3);

    private final boolean isTask;
    private final Runnable whenEnded;
    private boolean isStarted;

    Serving(boolean isTask, Runnable whenEnded) {
        this.isTask = isTask;
        this.whenEnded = whenEnded;
    }

    @Override
    public Optional<Duration> pause() {
        if (!isStarted) {
            return Optional.of(Duration.ZERO);
        }
        return isTask ? Optional.of(TASK) : Optional.empty();
    }

    @Override
    public Act act() {
        if (!isStarted) {
            isStarted = true;
            return Act.write(List.of("started"));
        }
        return Act.end(List.of("done"), 0);
    }

    @Override
    public void ended() {
        whenEnded.run();
    }
}
