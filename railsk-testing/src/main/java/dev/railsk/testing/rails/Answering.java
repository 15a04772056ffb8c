package dev.railsk.testing.rails;

import dev.railsk.testing.process.ScriptedProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A program that starts Rails, answers at once and ends. */
final class Answering implements ScriptedProcess {

    private static final Duration BOOT = Duration.ofSeconds(2);

    private final Supplier<Act> answer;

    Answering(Supplier<Act> answer) {
        this.answer = answer;
    }

    static Answering with(List<String> lines, int exitCode) {
        return new Answering(() -> Act.end(lines, exitCode));
    }

    @Override
    public Optional<Duration> pause() {
        return Optional.of(BOOT);
    }

    @Override
    public Act act() {
        return answer.get();
    }
}
