package dev.railsk.deploy;

import dev.railsk.rollout.Cause;
import java.util.ArrayList;
import java.util.List;

/**
 * One reason why a deploy did not come to a good end, whatever kind of end that is: for those who show it.
 *
 * @param id what railsk calls it: a rule such as {@code image-not-found}, or a check such as {@code missing-secret}; empty for
 *     an end that says all by itself, such as a lost connection
 * @param fact what is wrong, with the value found
 * @param place the object at fault, or where else; empty where there is no one place
 * @param definedAt the author's file and line that it is about, such as {@code ShopApp.java:41}; empty when it is not known
 * @param nextStep what to do about it; empty where there is nothing
 * @param evidence what shows it, such as the last lines of a log; empty where there is nothing more
 */
public record FailureReason(
        String id, String fact, String place, String definedAt, String nextStep, List<String> evidence) {

    public FailureReason {
        evidence = List.copyOf(evidence);
    }

    /** All reasons of a failure, the gravest first; one at least. */
    public static List<FailureReason> of(DeployException failure) {
        List<FailureReason> reasons = new ArrayList<>();
        if (failure instanceof PreflightRefusedException refused) {
            refused.findings().forEach(finding -> reasons.add(of(finding)));
        } else if (failure instanceof ApplyRefusedException refused) {
            refused.refusals().forEach(finding -> reasons.add(of(finding)));
        } else if (failure instanceof RolloutFailedException rollout) {
            rollout.causes().forEach(cause -> reasons.add(of(cause)));
        } else if (failure instanceof MigrationFailedException migration) {
            reasons.add(of(migration.why()));
        } else if (failure instanceof GateClosedException closed) {
            String place = closed.report().target().namespace();
            String fact = "the migration did not begin, for " + String.join(", ", closed.waitedFor());
            reasons.add(new FailureReason(
                    closed.gate().id(), fact, "namespace " + place, "", closed.nextStep(), List.of()));
        } else if (failure instanceof TaskFailedException task) {
            reasons.add(of(task.why()));
        } else if (failure instanceof SmokeFailedException smoke) {
            smoke.causes().forEach(cause -> reasons.add(of(cause)));
        }
        if (reasons.isEmpty()) {
            reasons.add(new FailureReason("", String.valueOf(failure.getMessage()), "", "", "", List.of()));
        }
        return reasons;
    }

    private static FailureReason of(Finding finding) {
        return new FailureReason(finding.id(), finding.fact(), finding.place(), "", finding.nextStep(), List.of());
    }

    private static FailureReason of(Cause cause) {
        String reason = cause.reason().isEmpty() ? "" : cause.reason() + ": ";
        return new FailureReason(
                cause.rule().id(),
                reason + cause.message(),
                cause.place(),
                cause.definedAt(),
                cause.nextStep(),
                cause.logLines());
    }
}
