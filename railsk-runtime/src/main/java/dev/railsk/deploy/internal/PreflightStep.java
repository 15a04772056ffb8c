package dev.railsk.deploy.internal;

import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.deploy.Step;
import java.util.ArrayList;
import java.util.List;

/** Asks all that can be asked without writing, and reports everything that stands in the way at once. */
final class PreflightStep implements DeployStep {

    @Override
    public Step step() {
        return Step.PREFLIGHT;
    }

    @Override
    public void run(DeployRun run) {
        run.cluster().version();
        List<Finding> findings = new ArrayList<>();
        new NamespaceCheck(run).check(findings);
        new RightsCheck(run).check(findings);
        new ReferenceCheck(run).check(findings);
        run.checkCancelled();
        if (!findings.isEmpty()) {
            throw new StepFailure(Outcome.REFUSED, report -> new PreflightRefusedException(report, findings));
        }
        if (!run.order().options().isDryRun()) {
            new Snapshot(run.cluster(), run.environment()).remember(run.baselines());
        }
    }
}
