package dev.railsk.job;

import dev.railsk.container.Command;
import dev.railsk.container.OwnVariable;
import dev.railsk.network.Port;
import dev.railsk.probe.Probes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Solid Queue. {@code bin/jobs} takes no queues and no threads: they are in {@code config/queue.yml}, or the file that {@code
 * SOLID_QUEUE_CONFIG} names. It answers no probes.
 *
 * <p>After SIGTERM it waits for {@code config.solid_queue.shutdown_timeout}, 5 s by itself, which is nothing but the app's own code can
 * raise: write 25 seconds there, or what {@code timeout(..)} says here, from which the grace period is computed.
 */
public record SolidQueue() implements JobBackend {

    @Override
    public String title() {
        return "Solid Queue";
    }

    @Override
    public Command standardCommand() {
        return new Command.Arguments(List.of("bin/jobs"));
    }

    @Override
    public boolean isRunBy(Command command) {
        return command.indexOf("jobs", "rake", "rails") >= 0;
    }

    @Override
    public Command told(Command command, JobOptions options) {
        return command;
    }

    @Override
    public Duration timeout(Command command, JobOptions options) {
        return options.timeout().orElse(TIMEOUT);
    }

    @Override
    public List<OwnVariable> variables(JobOptions options) {
        return List.of();
    }

    @Override
    public List<Port> ports() {
        return List.of();
    }

    @Override
    public Probes probes() {
        return Probes.NONE;
    }

    @Override
    public Optional<Misfit> misfit(JobOptions options) {
        if (options.queues().isEmpty() && options.concurrency().isEmpty()) {
            return Optional.empty();
        }
        String word = options.word();
        return Optional.of(new Misfit(
                word,
                word + "(..) is not for Solid Queue, which reads its queues and threads from config/queue.yml",
                "Write them into that file, or name another one: env(env -> env.value(\"SOLID_QUEUE_CONFIG\", ..))."));
    }
}
