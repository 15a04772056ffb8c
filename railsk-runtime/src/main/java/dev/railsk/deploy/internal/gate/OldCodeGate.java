package dev.railsk.deploy.internal.gate;

import dev.railsk.deploy.Gate;
import dev.railsk.deploy.internal.run.DeployRun;

/** Holds back what only new code can live with until no old code is left running. */
public final class OldCodeGate {

    private final DeployRun run;

    /** The gate behind the rollout of this deploy. */
    public OldCodeGate(DeployRun run) {
        this.run = run;
    }

    /** Wait until none is left. */
    public void pass() throws InterruptedException {
        OldCode old = new OldCode(
                run.cluster(), run.environment(), run.manifests(), run.order().revision());
        new WaitAtGate(run, Gate.OLD_CODE_GONE)
                .until(
                        old::left,
                        "Look at what holds these pods, end them, then deploy again: nothing was migrated, and what is"
                                + " applied stays.");
    }
}
