package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.EnvVars;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.Labels;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probes;
import dev.railsk.problem.Origin;
import dev.railsk.quantity.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a worker is written.
 *
 * <p>Defaults: 1 replica of Sidekiq with its own default queues and concurrency, given to the image's entry point; no probes,
 * since Sidekiq answers none without a gem such as sidekiq_alive; a grace period of 35 s, which is Sidekiq's 25 s and time to
 * push jobs back; spread evenly; a drain takes one pod at a time.
 */
public final class WorkerSpec extends ReplicatedSpec<WorkerSpec> {

    private static final List<String> SIDEKIQ = List.of("bundle", "exec", "sidekiq");

    private final Worker base;
    private List<String> queues = List.of();
    private int concurrency;

    private WorkerSpec(Worker base) {
        super("worker " + base.name(), base.process(), base.replicas(), base.disruption());
        this.base = base;
    }

    static Worker defaults(String name, Origin origin) {
        Process process = new Process(
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Labels.NONE,
                new Command.Arguments(SIDEKIQ),
                EnvVars.NONE,
                List.of(),
                Probes.NONE,
                Resources.NONE,
                Optional.empty(),
                new GracePeriod.Computed(Duration.ofSeconds(25), Duration.ofSeconds(10)),
                UpdateStrategy.clusterDefault(),
                Spread.evenly());
        return new Worker(name, process, 1, Disruption.maxUnavailable(1), origin);
    }

    static Worker apply(Worker base, Consumer<WorkerSpec> definition) {
        WorkerSpec spec = new WorkerSpec(base);
        spec.draft.run(definition, spec);
        spec.finishSidekiq();
        spec.check(base.process(), base.origin());
        return spec.draft.finish(
                "worker \"" + base.name() + "\"",
                new Worker(base.name(), spec.process(), spec.replicas, spec.disruption, base.origin()));
    }

    @Override
    WorkerSpec self() {
        return this;
    }

    /** Take jobs from these queues, the first one first; {@code name,weight} is Sidekiq's notation for weights. */
    public WorkerSpec queues(String... names) {
        Origin origin = draft.write("queues");
        if (requireNonNull(names, "names").length == 0) {
            draft.problem("queues", origin, "queues must name at least one queue", "Write queues(\"default\").");
        }
        queues = List.of(names);
        return this;
    }

    /** Work on this many jobs at once in each pod. Sidekiq's own default is 5, or {@code RAILS_MAX_THREADS}. */
    public WorkerSpec concurrency(int threads) {
        Origin origin = draft.write("concurrency");
        if (threads < 1) {
            draft.problem(
                    "concurrency", origin, "concurrency must be at least 1, but was " + threads, "Set concurrency(5).");
        }
        concurrency = threads;
        return this;
    }

    // Sidekiq takes its settings as options, so they are part of the command.
    private void finishSidekiq() {
        if (queues.isEmpty() && concurrency == 0) {
            return;
        }
        List<String> words = new ArrayList<>(words(process().command()));
        if (words.isEmpty()) {
            draft.problem(
                    "queues",
                    draft.originOf("queues", base.origin()),
                    "queues and concurrency are options of a command, but the image's own command is run",
                    "Leave imageCommand() out, or write the options into the image.");
            return;
        }
        if (concurrency > 0) {
            without(words, "-c");
            words.addAll(List.of("-c", Integer.toString(concurrency)));
        }
        if (!queues.isEmpty()) {
            without(words, "-q");
            for (String queue : queues) {
                words.addAll(List.of("-q", queue));
            }
        }
        runs(
                process().command() instanceof Command.Instead
                        ? new Command.Instead(words)
                        : new Command.Arguments(words));
    }

    private static List<String> words(Command command) {
        if (command instanceof Command.Arguments arguments) {
            return arguments.words();
        }
        return command instanceof Command.Instead instead ? instead.words() : List.of();
    }

    private static void without(List<String> words, String option) {
        for (int at = words.indexOf(option); at >= 0; at = words.indexOf(option)) {
            words.subList(at, Math.min(at + 2, words.size())).clear();
        }
    }
}
