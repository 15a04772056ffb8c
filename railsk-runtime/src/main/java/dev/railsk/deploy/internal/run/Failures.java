package dev.railsk.deploy.internal.run;

import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.ApplyRefusedException;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.NoConnectionException;
import dev.railsk.deploy.SupersededException;
import java.util.ArrayList;
import java.util.List;

/** Makes what callers see of an API server's refusal or silence: findings with a next step, or a lost connection. */
public final class Failures {

    private static final int NOT_LOGGED_IN = 401;

    private Failures() {}

    /** The end that one exception outside of an apply brings. */
    public static StepFailure of(DeployRun run, ClusterException failure) {
        if (run.isCancelled()) {
            return run.cancelled();
        }
        if (failure instanceof ClusterRefusedException refusal && refusal.code() != NOT_LOGGED_IN) {
            Finding finding =
                    Refusals.finding(refusal, "namespace " + run.environment().namespace());
            return refused(
                    "the API server refused what the deploy of " + name(run) + " asked (" + run.written() + ")",
                    List.of(finding.hidden(run.mask())));
        }
        return noConnection(run, failure);
    }

    /** The end of an apply in which these objects failed. */
    public static StepFailure ofApply(DeployRun run, List<ObjectRef> objects, List<ClusterException> failures) {
        return of(run, "could not apply all objects of " + name(run) + ": " + run.written(), objects, failures);
    }

    /** The end with this headline, for these objects. */
    public static StepFailure of(
            DeployRun run, String headline, List<ObjectRef> objects, List<ClusterException> failures) {
        List<Finding> findings = findings(run, objects, failures);
        return findings.isEmpty() ? noConnection(run, failures.get(0)) : refused(headline, findings);
    }

    /** What the API server refuses of these objects. */
    public static List<Finding> findings(DeployRun run, List<ObjectRef> objects, List<ClusterException> failures) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < failures.size(); i++) {
            if (failures.get(i) instanceof ClusterRefusedException refusal && refusal.code() != NOT_LOGGED_IN) {
                findings.addAll(Refusals.of(run, objects.get(i), refusal));
            }
        }
        return findings;
    }

    /** The end of a deploy that may write no longer. */
    public static StepFailure superseded(DeployRun run, LockLostException lost) {
        String message = "the deploy of " + name(run) + " stopped before its next write: " + lost.getMessage() + " ("
                + run.written() + "). What was applied stays; look with status "
                + run.environment().name()
                + ", and deploy again to bring it to an end";
        return new StepFailure(Outcome.SUPERSEDED, report -> new SupersededException(message, report));
    }

    /** The end that an inventory brings which cannot be used. */
    public static StepFailure inventory(DeployRun run, String fact) {
        int end = fact.indexOf(". ") + 1;
        Finding finding = new Finding(
                "inventory",
                end > 0 ? fact.substring(0, end - 1) : fact,
                "namespace " + run.environment().namespace(),
                end > 0 ? fact.substring(end).strip() : "");
        return refused("the deploy of " + name(run) + " cannot tell what it owns", List.of(finding));
    }

    /** The end that a record of an earlier release brings which cannot be used. */
    public static StepFailure record(DeployRun run, Finding finding) {
        return refused("the deploy of " + name(run) + " cannot tell what was released before", List.of(finding));
    }

    private static StepFailure refused(String headline, List<Finding> findings) {
        return new StepFailure(Outcome.REFUSED, report -> new ApplyRefusedException(headline, report, findings));
    }

    private static StepFailure noConnection(DeployRun run, ClusterException failure) {
        String message = run.mask().hide(failure.getMessage() + " (" + run.written() + ")");
        return new StepFailure(
                Outcome.NO_CONNECTION,
                report -> new NoConnectionException(message, report, failure.hidden(run.mask())));
    }

    public static String name(DeployRun run) {
        return run.environment().appName() + " to " + run.environment().name();
    }
}
