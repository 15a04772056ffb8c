package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.container.Command;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.pod.GracePeriod;
import dev.railsk.problem.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a worker is written.
 *
 * <p>Defaults: 1 replica of Sidekiq with its own default queues and concurrency, given to the image's entry point; no probes,
 * since Sidekiq answers none without a gem such as sidekiq_alive; a grace period of Sidekiq's time-out, 25 s unless {@link
 * #timeout} or {@code -t} says otherwise, and 10 s to push jobs back; spread evenly; a drain takes one pod at a time.
 */
public final class WorkerSpec extends ReplicatedSpec<WorkerSpec> {

    private static final Duration TO_PUSH_JOBS_BACK = Duration.ofSeconds(10);
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(7);

    private final Worker base;
    private List<String> queues;
    private Optional<Integer> concurrency;
    private Optional<Duration> timeout;

    private WorkerSpec(Worker base) {
        super("worker " + base.name(), base.basics(), base.scaling());
        this.base = base;
        queues = base.sidekiq().queues();
        concurrency = base.sidekiq().concurrency();
        timeout = base.sidekiq().timeout();
    }

    static Worker apply(Worker base, Consumer<WorkerSpec> definition) {
        WorkerSpec spec = new WorkerSpec(base);
        spec.draft.run(definition, spec);
        SidekiqOptions options = new SidekiqOptions(spec.queues, spec.concurrency, spec.timeout);
        spec.checkOptions(options);
        spec.followTimeout(options);
        WorkloadBasics basics = spec.checked();
        spec.checkTimeout(options, basics);
        return spec.draft.finish("worker \"" + base.name() + "\"", new Worker(basics, spec.scaling(), options));
    }

    @Override
    protected WorkerSpec self() {
        return this;
    }

    @Override
    WorkloadBasics standardBasics() {
        return Worker.standard(name()).basics();
    }

    @Override
    Scaling standardScaling() {
        return Worker.standard(name()).scaling();
    }

    /** Take jobs from these queues, the first one first; {@code name,weight} is Sidekiq's notation for weights. */
    public WorkerSpec queues(String... names) {
        Origin origin = draft.write("queues");
        if (requireNonNull(names, "names").length == 0) {
            draft.problem("queues", origin, "queues must name at least one queue", "Write queues(\"default\").");
        }
        for (String queue : names) {
            WellFormed.check(draft, "queues", origin, queue);
        }
        queues = List.of(names);
        return this;
    }

    /** Take jobs from Sidekiq's own default queue. */
    public WorkerSpec defaultQueues() {
        draft.write("queues");
        queues = List.of();
        return this;
    }

    /** Work on this many jobs at once in each pod. Sidekiq's own default is 5, or {@code RAILS_MAX_THREADS}. */
    public WorkerSpec concurrency(int threads) {
        Origin origin = draft.write("concurrency");
        if (threads < 1) {
            draft.problem(
                    "concurrency", origin, "concurrency must be at least 1, but was " + threads, "Set concurrency(5).");
        }
        concurrency = Optional.of(threads);
        return this;
    }

    /** Work on as many jobs at once as Sidekiq does by itself. */
    public WorkerSpec defaultConcurrency() {
        draft.write("concurrency");
        concurrency = Optional.empty();
        return this;
    }

    /** Let a job that runs at SIGTERM take this long to end; whole seconds. The grace period follows. Sidekiq's own is 25 s. */
    public WorkerSpec timeout(Duration limit) {
        Origin origin = draft.write("timeout");
        requireNonNull(limit, "limit");
        if (limit.getNano() != 0 || limit.getSeconds() < 1 || limit.compareTo(LONGEST_TIMEOUT) > 0) {
            draft.problem(
                    "timeout",
                    origin,
                    "Sidekiq's time-out must be whole seconds, from 1 to 604800, but was " + limit,
                    "Write timeout(Duration.ofSeconds(120)).");
            return this;
        }
        timeout = Optional.of(limit);
        return this;
    }

    /** Let a job take as long to end as Sidekiq does by itself. */
    public WorkerSpec defaultTimeout() {
        draft.write("timeout");
        timeout = Optional.empty();
        return this;
    }

    private void checkOptions(SidekiqOptions options) {
        if (options.isEmpty() || SidekiqOptions.areFor(container().command())) {
            return;
        }
        String word =
                !options.queues().isEmpty() ? "queues" : options.concurrency().isPresent() ? "concurrency" : "timeout";
        if (draft.has(word) || draft.has("command")) {
            draft.problem(
                    word,
                    draft.originOf(word, draft.originOf("command", base.origin())),
                    word + "(..) is an option of Sidekiq, but the command is "
                            + text(container().command()),
                    "Write the option into that command, or run Sidekiq itself: command(\"bundle\", \"exec\", \"sidekiq\").");
        }
    }

    private static String text(Command command) {
        if (command instanceof Command.Instead instead) {
            return instead.words().toString();
        }
        return command instanceof Command.Arguments arguments
                ? arguments.words().toString()
                : "the image's own";
    }

    // A grace period that railsk computed follows the time-out from which it was; one that the author wrote stays.
    private void followTimeout(SidekiqOptions options) {
        Duration before = base.sidekiq().timeoutOf(base.basics().pod().main().command());
        Duration now = options.timeoutOf(container().command());
        if (pod().gracePeriod() instanceof GracePeriod.Computed computed
                && (computed.shutdown().equals(before) || computed.shutdown().equals(SidekiqOptions.SIDEKIQS_TIMEOUT))
                && computed.margin().equals(TO_PUSH_JOBS_BACK)) {
            gracePeriodIs(new GracePeriod.Computed(now, TO_PUSH_JOBS_BACK));
        }
    }

    private void checkTimeout(SidekiqOptions options, WorkloadBasics basics) {
        boolean isSaid =
                draft.has("timeout") || draft.has("gracePeriod") || draft.has("command") || draft.has("preStop");
        if (!isSaid || !SidekiqOptions.areFor(container().command())) {
            return;
        }
        Duration needed =
                basics.pod().pause().plus(options.timeoutOf(container().command()));
        Optional<Duration> given = basics.pod().timeToStop();
        boolean isWritten = basics.lines().has("gracePeriod");
        if (isWritten && given.isPresent() && given.get().compareTo(needed) < 0) {
            draft.problem(
                    "gracePeriod",
                    basics.lines().of("gracePeriod"),
                    "the grace period of " + given.get().toSeconds()
                            + " s must not be shorter than Sidekiq's time-out of " + needed.toSeconds() + " s",
                    "Leave gracePeriod(..) out: it is computed from the time-out.");
        }
    }
}
