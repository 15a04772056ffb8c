package dev.railsk.job;

import dev.railsk.container.Command;
import dev.railsk.container.OwnVariable;
import dev.railsk.network.Port;
import dev.railsk.probe.Probes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The program that takes jobs from queues. What has no variant here is written as a {@code command(..)} with probes and a grace period
 * of its own.
 */
public sealed interface JobBackend permits Sidekiq, SolidQueue, GoodJob {

    /** As long as Sidekiq lets a job run on after SIGTERM, which railsk gives every backend. */
    Duration TIMEOUT = Duration.ofSeconds(25);

    /** Sidekiq: {@code bundle exec sidekiq}, told on its command line. */
    static Sidekiq sidekiq() {
        return new Sidekiq();
    }

    /** Solid Queue: {@code bin/jobs}, told by {@code config/queue.yml}. */
    static SolidQueue solidQueue() {
        return new SolidQueue();
    }

    /** GoodJob: {@code bundle exec good_job start}, told on its command line, and asked for its health on port 7001. */
    static GoodJob goodJob() {
        return new GoodJob(GoodJob.PROBE_PORT);
    }

    /** What it is called in messages. */
    String title();

    /** What runs it when no command is written. */
    Command standardCommand();

    /** Whether a command runs it, so that its options mean something there. */
    boolean isRunBy(Command command);

    /** A command with these options in place of its own. */
    Command told(Command command, JobOptions options);

    /** How long a job may take to end after SIGTERM: as said, or in the command, or by the backend itself. */
    Duration timeout(Command command, JobOptions options);

    /** The variables that these options set. */
    List<OwnVariable> variables(JobOptions options);

    /** The ports on which it is asked for its health. */
    List<Port> ports();

    /** Its health checks. */
    Probes probes();

    /** What it does not understand of these options. */
    Optional<Misfit> misfit(JobOptions options);

    /**
     * A word that a backend does not understand.
     *
     * @param word the word
     * @param fact why not
     * @param nextStep what to write instead
     */
    record Misfit(String word, String fact, String nextStep) {}
}
