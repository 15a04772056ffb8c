package dev.railsk.workload;

import dev.railsk.container.Command;
import dev.railsk.job.JobBackend;
import dev.railsk.job.JobBackend.Misfit;
import dev.railsk.job.Sidekiq;
import dev.railsk.network.Port;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.Pod;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Lines;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The rules that span command, backend and options of a worker. */
final class WorkerRules {

    private static final Duration TO_PUSH_JOBS_BACK = Duration.ofSeconds(10);
    private static final String SIDEKIQ = "run Sidekiq itself: command(\"bundle\", \"exec\", \"sidekiq\").";

    private final Draft draft;
    private final Worker base;
    private final Worker worker;
    private final Lines lines;

    /** Of a worker that was made of a base in a scope. */
    WorkerRules(Draft draft, Worker base, Worker worker) {
        this.draft = draft;
        this.base = base;
        this.worker = worker;
        lines = worker.basics().lines();
    }

    private JobBackend backend() {
        return worker.backend();
    }

    private Command command() {
        return worker.basics().pod().main().command();
    }

    /** Note what is said to a program that does not understand it. */
    void checkOptions() {
        if (!draft.findings().judges(List.of("command"))) {
            return;
        }
        if (!worker.isRun()) {
            checkOtherProgram();
            return;
        }
        Optional<Misfit> misfit = backend().misfit(worker.options());
        if (misfit.isPresent() && (draft.has(misfit.get().word()) || draft.has("backend"))) {
            String word = draft.has(misfit.get().word()) ? misfit.get().word() : "backend";
            draft.problem(
                    word, lines.of(word), misfit.get().fact(), misfit.get().nextStep());
        }
        checkAlive();
    }

    private void checkOtherProgram() {
        if (lines.has("backend") && (draft.has("backend") || draft.has("command"))) {
            problem(
                    draft.has("command") ? "command" : "backend",
                    "the backend is " + backend().title() + ", but the command is "
                            + command().text(),
                    "Leave command(..) or backend(..) out.");
            return;
        }
        boolean isAlive = worker.alive().isPresent();
        if (worker.options().isEmpty() && !isAlive) {
            return;
        }
        String word =
                worker.options().isEmpty() ? "sidekiqAlive" : worker.options().word();
        if (draft.has(word) || draft.has("command") || draft.has("image")) {
            String writer = draft.has(word) ? word : draft.has("command") ? "command" : "image";
            draft.problem(
                    word,
                    lines.of(writer),
                    word + "(..) is " + (isAlive && worker.options().isEmpty() ? "for" : "an option of")
                            + " Sidekiq, but the command is " + command().text(),
                    (worker.options().isEmpty()
                                    ? "Ask for the health with startup(..), readiness(..) and liveness(..), or "
                                    : "Write the option into that command, or ")
                            + SIDEKIQ);
        }
    }

    private void checkAlive() {
        if (worker.alive().isEmpty() || !(draft.has("sidekiqAlive") || draft.has("backend") || draft.has("port"))) {
            return;
        }
        if (!(backend() instanceof Sidekiq)) {
            problem(
                    draft.has("sidekiqAlive") ? "sidekiqAlive" : "backend",
                    "sidekiqAlive(..) is for Sidekiq, but the backend is "
                            + backend().title(),
                    "Leave sidekiqAlive(..) out.");
        }
        checkPorts();
    }

    private void checkPorts() {
        for (Port own : worker.ports()) {
            for (Port port : worker.basics().pod().main().ports()) {
                if (port.number() == own.number() || port.name().equals(own.name())) {
                    problem(
                            draft.has("port") ? "port" : "sidekiqAlive",
                            "the port \"" + own.name() + "\" (" + own.number()
                                    + ") is there for sidekiqAlive(..), but port \"" + port.name() + "\" ("
                                    + port.number() + ") takes its place",
                            "Leave that port out, or name another one: sidekiqAlive(SidekiqAlive.DEFAULT.port(..)).");
                }
            }
        }
    }

    /** The grace period that follows the time-out; empty where the author's stays. */
    Optional<GracePeriod> followingGrace(Pod pod) {
        Duration before = base.backend().timeout(base.basics().pod().main().command(), base.options());
        Duration now = backend().timeout(command(), worker.options());
        boolean follows = pod.gracePeriod() instanceof GracePeriod.Computed computed
                && (computed.shutdown().equals(before) || computed.shutdown().equals(JobBackend.TIMEOUT))
                && computed.margin().equals(TO_PUSH_JOBS_BACK);
        return follows ? Optional.of(new GracePeriod.Computed(now, TO_PUSH_JOBS_BACK)) : Optional.empty();
    }

    /** Note a grace period in which jobs cannot end. */
    void checkGrace() {
        boolean isSaid =
                draft.has("timeout") || draft.has("gracePeriod") || draft.has("command") || draft.has("preStop");
        if (!isSaid || !worker.isRun()) {
            return;
        }
        Pod pod = worker.basics().pod();
        Duration needed = pod.pause().plus(backend().timeout(command(), worker.options()));
        Optional<Duration> given = pod.timeToStop();
        boolean isWritten = lines.has("gracePeriod");
        if (isWritten && given.isPresent() && given.get().compareTo(needed) < 0) {
            problem(
                    "gracePeriod",
                    "the grace period of " + given.get().toSeconds() + " s must not be shorter than "
                            + backend().title() + "'s time-out of " + needed.toSeconds() + " s",
                    "Leave gracePeriod(..) out: it is computed from the time-out.");
        }
    }

    private void problem(String word, String fact, String nextStep) {
        draft.problem(word, lines.of(word), fact, nextStep);
    }
}
