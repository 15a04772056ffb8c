package dev.railsk.deploy.internal.run;

import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Step;

/** Where a deploy notes how far it has come, for those who come after it. */
public interface Journal {

    /** Nowhere: before a deploy has its record, and in a dry run. */
    Journal NONE = new Journal() {
        @Override
        public void enter(Step step) {}

        @Override
        public int number() {
            return 0;
        }

        @Override
        public void end(Outcome outcome) {}
    };

    /**
     * Note what has been done, and that this step begins.
     *
     * @throws LockLostException when the deploy may write no longer
     */
    void enter(Step step);

    /** The number of the release; 0 before a deploy has its record, and in a dry run. */
    int number();

    /** Note how the deploy ended. It never fails: what could not be noted is a warning. */
    void end(Outcome outcome);
}
