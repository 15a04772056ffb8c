package dev.railsk.deploy.internal.preflight;

import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.DeployStep;
import dev.railsk.deploy.internal.run.StepFailure;
import java.util.ArrayList;
import java.util.List;

/** Asks all that can be asked without writing, and reports everything that stands in the way at once. */
public final class PreflightStep implements DeployStep {

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
