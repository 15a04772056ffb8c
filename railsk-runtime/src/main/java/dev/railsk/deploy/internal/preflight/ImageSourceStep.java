package dev.railsk.deploy.internal.preflight;

import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.deploy.SourceOrigin;
import dev.railsk.deploy.internal.plan.PlanOrder;
import dev.railsk.deploy.internal.probe.ImageProbe;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Preflight;
import dev.railsk.deploy.internal.run.Preflight.NamespaceState;
import dev.railsk.deploy.internal.run.SourceJudgement;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.deploy.internal.source.SourceCheck;
import dev.railsk.deploy.internal.source.SourceHistory;
import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.Answer.Hindered;
import dev.railsk.image.Revision;
import dev.railsk.rollout.Cause;
import dev.railsk.source.SourceManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the image of the revision for its Ruby code, and judges that as a checkout's. Whoever comes here holds the lock and has written
 * nothing yet.
 */
public final class ImageSourceStep {

    private static final String OTHERWISE = "Or judge by a checkout, or judge nothing.";

    private final DeployRun run;

    /** The question of this deploy. */
    public ImageSourceStep(DeployRun run) {
        this.run = run;
    }

    /** Whether it was asked for, and is about code that the records do not know. */
    public boolean isWanted() {
        return isAskedFor(run) && !run.set().isRecorded();
    }

    /** Whether it was asked for. */
    private static boolean isAskedFor(DeployRun run) {
        return run.order().options().source() instanceof SourceOrigin.OfImage;
    }

    /** Say that a dry run does not ask. */
    public void leaveOut() {
        run.warn("the image of " + run.order().revision()
                + " was not asked for its Ruby code, as a dry run makes no Job, so no migration was judged");
    }

    /**
     * Ask, judge, and hand on what is known then.
     *
     * @throws StepFailure when something stands in the way
     */
    public Preflight run(Preflight preflight) throws InterruptedException {
        SourceCheck check = new SourceCheck(run);
        Optional<SourceHistory> history =
                preflight.namespace() == NamespaceState.TO_CREATE ? Optional.empty() : check.history();
        if (history.isEmpty() || history.get().runningSince().isEmpty()) {
            run.warn("no release of " + run.environment().appName() + " is recorded as running in "
                    + run.environment().name() + ", so the image of "
                    + run.order().revision()
                    + " was not asked for its Ruby code, and no migration was judged");
            return preflight;
        }
        List<Finding> findings = new ArrayList<>();
        Optional<SourceManifest> next = next(findings);
        SourceJudgement code = SourceJudgement.UNKNOWN;
        if (next.isPresent()) {
            code = check.check(next.get(), Optional.of(known(history.get(), next.get())), findings);
            new PlanOrder(run).check(code, findings);
        }
        if (!findings.isEmpty()) {
            throw new StepFailure(Outcome.REFUSED, report -> new PreflightRefusedException(report, findings));
        }
        return preflight.with(code);
    }

    private Optional<SourceManifest> next(List<Finding> findings) throws InterruptedException {
        Revision revision = run.order().revision();
        try {
            Answer<SourceManifest> answer = new ImageProbe(run).source(revision);
            if (answer instanceof Hindered<SourceManifest> hindered) {
                findings.add(new Finding(
                        "source-not-told",
                        "the image of " + revision + " was asked for its Ruby code and does not tell it: "
                                + words(hindered),
                        place(),
                        hindered.hindrance().nextStep() + " " + OTHERWISE));
            }
            return answer.found();
        } catch (StepFailure failure) {
            Cause cause = notAsked(failure);
            findings.add(new Finding(
                    "source-not-told",
                    "the image of " + revision + " could not be asked for its Ruby code: " + words(cause),
                    cause.place(),
                    cause.nextStep() + " " + OTHERWISE));
            return Optional.empty();
        }
    }

    /** The history with the code that runs: where no record has it, its image is asked too. */
    private SourceHistory known(SourceHistory history, SourceManifest next) throws InterruptedException {
        if (history.running().isPresent()) {
            return history;
        }
        Revision running = Revision.of(history.runningSince().orElseThrow().revision());
        if (running.equals(run.order().revision())) {
            return history.running(next);
        }
        String fact = "the image of " + running + ", which runs, was asked for its Ruby code, too: ";
        try {
            Answer<SourceManifest> answer = new ImageProbe(run).source(running);
            if (answer instanceof Hindered<SourceManifest> hindered) {
                run.warn(fact + words(hindered));
            }
            return answer.found().map(history::running).orElse(history);
        } catch (StepFailure failure) {
            run.warn(fact + words(notAsked(failure)));
            return history;
        }
    }

    /** Why it could not be asked; what ends the deploy goes on. */
    private static Cause notAsked(StepFailure failure) {
        if (failure.outcome() != Outcome.TASK_FAILED || failure.cause().isEmpty()) {
            throw failure;
        }
        return failure.cause().get();
    }

    private static String words(Cause cause) {
        String reason = cause.reason().isEmpty() ? "" : cause.reason() + ": ";
        return reason + cause.message() + " [" + cause.rule().id() + "]";
    }

    private static String words(Hindered<SourceManifest> hindered) {
        List<String> log = hindered.log();
        String said = hindered.words().isEmpty() && !log.isEmpty()
                ? "it ended with " + hindered.exitCode() + ", and wrote last: " + log.get(log.size() - 1)
                : hindered.words();
        return hindered.hindrance().summary() + (said.isEmpty() ? "" : ": " + said);
    }

    private String place() {
        return "environment " + run.environment().name();
    }
}
