package dev.railsk.deploy.internal;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Step.Kind;
import dev.railsk.deploy.TaskFailedException;
import dev.railsk.deploy.internal.probe.ImageProbe;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.deploy.schema.Answer;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;
import java.util.List;
import java.util.Optional;

/** The question how many rows are left to be changed, under the lock. That there are some is a failure. */
final class RowsLeft {

    private final DeployRun run;
    private final String task;
    private final String subject;
    private final ObjectRef place;
    private final String lead;

    /**
     * The question.
     *
     * @param task the name of what asks
     * @param subject what is not done where rows are left, in words
     * @param place what a failure is told of
     * @param lead what is said before the number of rows
     */
    RowsLeft(DeployRun run, String task, String subject, ObjectRef place, String lead) {
        this.run = run;
        this.task = task;
        this.subject = subject;
        this.place = place;
        this.lead = lead;
    }

    /** Ask by this expression. */
    void verify(StepSequence sequence, String expression) {
        long unused = sequence.step(Kind.LOCK, "", sequence::lock);
        Answer<Long> left =
                sequence.step(Kind.PROBE, "", () -> new ImageProbe(run).count(expression), answer -> answer.found()
                        .equals(Optional.of(0L)));
        if (left instanceof Answer.Hindered<Long> hindered) {
            String words = hindered.words().isEmpty() ? "" : ": " + hindered.words();
            throw failed(
                    "how many rows are left could not be told: "
                            + hindered.hindrance().summary() + words,
                    hindered.hindrance().nextStep(),
                    hindered.log());
        }
        long rows = left.found().orElse(0L);
        if (rows > 0) {
            throw failed(
                    lead + rows + " rows are left by " + expression,
                    "Run it again, or correct what it passes over.",
                    List.of());
        }
    }

    private StepFailure failed(String fact, String nextStep, List<String> log) {
        Cause cause = new Cause(Rule.TASK_FAILED, place, "", "", run.mask().hide(fact), nextStep, log);
        String message = subject + " of " + Failures.name(run) + " is not done: " + cause.message() + "\n  " + nextStep;
        return new StepFailure(
                Outcome.TASK_FAILED,
                Optional.of(cause),
                report -> new TaskFailedException(message, report, task, cause));
    }
}
