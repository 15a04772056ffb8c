package dev.railsk.deploy.internal;

import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.deploy.internal.run.DeployOrder;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.StepFailure;
import java.util.List;

/** Refuses a deploy that would do something else than what the diff showed which somebody agreed to. */
final class AgreedDiff {

    private final DeployRun run;

    AgreedDiff(DeployRun run) {
        this.run = run;
    }

    boolean isAsked() {
        return run.order().options().consent().diff().isPresent() && !run.set().isRecorded();
    }

    void check() {
        DeployOrder order = run.order();
        String agreed = order.options().consent().diff().orElse("");
        String now = new Differ(run.cluster(), run.order().options().isAdopting())
                .diff(order.environment(), order.revision())
                .digest();
        if (!now.equals(agreed)) {
            Finding finding = new Finding(
                    "diff-changed",
                    "the deploy would change something else than the diff that was agreed to: its digest is " + now
                            + ", and " + agreed + " was agreed to",
                    "namespace " + order.environment().namespace(),
                    "Look at the diff of revision " + order.revision() + " again, and agree to its digest.");
            throw new StepFailure(Outcome.REFUSED, report -> new PreflightRefusedException(report, List.of(finding)));
        }
    }
}
