package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.container.Command;
import dev.railsk.container.Container;
import dev.railsk.container.Program;
import dev.railsk.job.JobBackend;
import dev.railsk.job.JobOptions;
import dev.railsk.job.JobQueue;
import dev.railsk.job.SidekiqAlive;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.pod.GracePeriod;
import dev.railsk.probe.Probes;
import dev.railsk.problem.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a worker is written.
 *
 * <p>Defaults: 1 replica of Sidekiq with its own default queues and concurrency, given to the image's entry point; no probes,
 * since Sidekiq answers none without a gem such as sidekiq_alive; a grace period of Sidekiq's time-out, 25 s unless {@link
 * #timeout} or {@code -t} says otherwise, and 10 s to push jobs back; spread evenly; a drain takes one pod at a time; no service. In an
 * image that is not the app's: what that runs by itself, unless {@link #backend} says more.
 */
public final class WorkerSpec extends ReplicatedSpec<WorkerSpec> {

    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(7);
    private static final int MOST_WEIGHT = 999_999;

    private JobBackend backend;
    private final List<JobQueue> queues;
    private Optional<Integer> concurrency;
    private Optional<Duration> timeout;
    private Optional<SidekiqAlive> alive;

    private WorkerSpec(Worker base) {
        super(base.scope(), base.basics(), base.scaling());
        backend = base.backend();
        queues = new ArrayList<>(base.options().queues());
        concurrency = base.options().concurrency();
        timeout = base.options().timeout();
        alive = base.alive();
    }

    /** The same with railsk's own words, which no rule has to look at: tests hold that they break none. */
    static Worker withDefaults(Worker bare) {
        WorkerSpec spec = new WorkerSpec(bare);
        spec.write(Defaults.OfWorker.WORDS);
        return spec.worker(spec.unchecked());
    }

    static Worker apply(Worker base, Consumer<WorkerSpec> definition) {
        WorkerSpec spec = new WorkerSpec(base);
        spec.write(definition);
        boolean isPlain = spec.isPlain(base) && spec.isPlain(spec.worker(spec.unchecked()));
        if (!isPlain) {
            spec.checkBackend(base);
        }
        Worker worker = spec.worker(spec.checked());
        if (!isPlain) {
            new WorkerRules(spec.draft, base, worker).checkGrace();
        }
        return spec.draft.finish("worker \"" + base.name() + "\"", worker);
    }

    /** Whether it is Sidekiq as it runs by itself, of which the rules have nothing to say. */
    private boolean isPlain(Worker worker) {
        boolean isTold = !worker.options().isEmpty() || worker.alive().isPresent() || lines().has("backend");
        boolean isGraceWritten =
                lines().has("gracePeriod") && pod().timeToStop().isPresent();
        Command command = worker.basics().pod().main().command();
        return !isTold
                && !isGraceWritten
                && worker.backend().timeout(command, worker.options()).equals(JobBackend.TIMEOUT);
    }

    private void checkBackend(Worker base) {
        WorkerRules rules = new WorkerRules(draft, base, worker(unchecked()));
        rules.checkOptions();
        Optional<GracePeriod> following = rules.followingGrace(pod());
        if (following.isPresent()) {
            gracePeriodIs(following.get());
        }
    }

    private Worker worker(WorkloadBasics basics) {
        return new Worker(basics, scaling(), backend, new JobOptions(queues, concurrency, timeout), alive);
    }

    @Override
    protected Container whole() {
        return worker(unchecked()).main();
    }

    @Override
    protected WorkerSpec self() {
        return this;
    }

    @Override
    WorkloadBasics standardBasics() {
        WorkloadBasics standard = Worker.standard(name()).basics();
        Container main = standard.pod().main();
        Program program = new Program(
                backend.standardCommand(), main.env(), main.program().workingDirectory());
        return standard.withMain(main.running(program, main.ports(), ownProbes(), main.resources()));
    }

    @Override
    Container foreign(Container standard) {
        boolean isTold = lines().has("backend");
        Command command = isTold ? backend.standardCommand() : Program.OF_IMAGE.command();
        Program program =
                new Program(command, standard.env(), standard.program().workingDirectory());
        return standard.running(program, List.of(), ownProbes(), standard.resources());
    }

    private Probes ownProbes() {
        return alive.isPresent() ? alive.get().probes() : backend.probes();
    }

    @Override
    Scaling standardScaling() {
        return Worker.standard(name()).scaling();
    }

    /**
     * Take jobs with this program: Sidekiq, Solid Queue or GoodJob. Command, health checks and what the words for jobs mean follow from it;
     * each may still be written. What is none of them is a {@code command(..)}.
     */
    public WorkerSpec backend(JobBackend program) {
        draft.write("backend");
        backend = requireNonNull(program, "program");
        followDefaults();
        return this;
    }

    /** Take jobs with Sidekiq. */
    public WorkerSpec defaultBackend() {
        draft.write("backend");
        backend = JobBackend.sidekiq();
        followDefaults();
        return this;
    }

    /** Take jobs from these queues, the first one first; {@code name,weight} is Sidekiq's notation for weights. */
    public WorkerSpec queues(String... names) {
        Origin origin = draft.write("queues");
        if (requireNonNull(names, "names").length == 0) {
            draft.problem("queues", origin, "queues must name at least one queue", "Write queues(\"default\").");
        }
        queues.clear();
        for (String queue : names) {
            WellFormed.check(draft, "queues", origin, queue);
            queues.add(JobQueue.of(queue));
        }
        return this;
    }

    /** Take jobs from the backend's own default queue. */
    public WorkerSpec defaultQueues() {
        draft.write("queues");
        queues.clear();
        return this;
    }

    /** Take jobs from this queue too, this much more often than from one of weight 1; or give a queue another weight. Sidekiq only. */
    public WorkerSpec queue(String name, int weight) {
        String part = "queue " + requireNonNull(name, "name");
        Origin origin = draft.write(part);
        draft.touch("queues");
        WellFormed.check(draft, part, origin, name);
        if (weight < 1 || weight > MOST_WEIGHT) {
            draft.problem(
                    part,
                    origin,
                    "the weight of the queue \"" + name + "\" must be from 1 to 999999, but was " + weight,
                    "Set queue(\"" + name + "\", 5), or name the queue in queues(..) without a weight.");
            return this;
        }
        JobQueue queue = new JobQueue(name, Optional.of(weight));
        for (int place = 0; place < queues.size(); place++) {
            if (queues.get(place).name().equals(name)) {
                queues.set(place, queue);
                return this;
            }
        }
        queues.add(queue);
        return this;
    }

    /** Take jobs from a queue of the base no longer. */
    public WorkerSpec removeQueue(String name) {
        draft.touch("queues");
        draft.remove("queue", requireNonNull(name, "name"), queues, JobQueue::name);
        return this;
    }

    /**
     * Work on this many jobs at once in each pod. Sidekiq's own default is 5, or {@code RAILS_MAX_THREADS}, which is set to the same so that
     * there are as many database connections; GoodJob's is 5.
     */
    public WorkerSpec concurrency(int threads) {
        Origin origin = draft.write("concurrency");
        if (threads < 1) {
            draft.problem(
                    "concurrency", origin, "concurrency must be at least 1, but was " + threads, "Set concurrency(5).");
        }
        concurrency = Optional.of(threads);
        return this;
    }

    /** Work on as many jobs at once as the backend does by itself. */
    public WorkerSpec defaultConcurrency() {
        draft.write("concurrency");
        concurrency = Optional.empty();
        return this;
    }

    /**
     * Let a job that runs at SIGTERM take this long to end; whole seconds. The grace period follows. Default: 25 s, as Sidekiq has it by
     * itself, and as GoodJob is told; Solid Queue must say the same in its own configuration.
     */
    public WorkerSpec timeout(Duration limit) {
        Origin origin = draft.write("timeout");
        requireNonNull(limit, "limit");
        if (limit.getNano() != 0 || limit.getSeconds() < 1 || limit.compareTo(LONGEST_TIMEOUT) > 0) {
            draft.problem(
                    "timeout",
                    origin,
                    "the time-out of jobs must be whole seconds, from 1 to 604800, but was " + limit,
                    "Write timeout(Duration.ofSeconds(120)).");
            return this;
        }
        timeout = Optional.of(limit);
        return this;
    }

    /** Let a job take as long to end as when nothing is said. */
    public WorkerSpec defaultTimeout() {
        draft.write("timeout");
        timeout = Optional.empty();
        return this;
    }

    /** Ask the gem sidekiq_alive for Sidekiq's health, on its own port 7433. */
    public WorkerSpec sidekiqAlive() {
        return sidekiqAlive(SidekiqAlive.DEFAULT);
    }

    /** Ask the gem sidekiq_alive for Sidekiq's health, and tell it where to answer. */
    public WorkerSpec sidekiqAlive(SidekiqAlive where) {
        draft.write("sidekiqAlive");
        alive = Optional.of(requireNonNull(where, "where"));
        followDefaults();
        return this;
    }

    /** Ask no gem for Sidekiq's health. */
    public WorkerSpec noSidekiqAlive() {
        draft.write("sidekiqAlive");
        alive = Optional.empty();
        followDefaults();
        return this;
    }
}
