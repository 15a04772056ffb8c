package dev.railsk.deploy.internal.run;

import dev.railsk.deploy.Step;

/** One step of a deploy. It ends normally, or with a {@link StepFailure} or an exception of the cluster. */
public interface DeployStep {

    /** Its name. */
    Step step();

    /** Do it. */
    void run(DeployRun run) throws InterruptedException;
}
