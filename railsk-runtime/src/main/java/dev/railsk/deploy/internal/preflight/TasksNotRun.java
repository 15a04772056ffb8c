package dev.railsk.deploy.internal.preflight;

import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.task.DeployTask;
import dev.railsk.task.When;
import java.util.ArrayList;
import java.util.List;

/** Says which tasks are defined for a moment at which no deploy runs them: nobody should believe that they had run. */
final class TasksNotRun {

    private final DeployRun run;

    TasksNotRun(DeployRun run) {
        this.run = run;
    }

    void tell() {
        tell(When.FIRST_INSTALL, "at a first install: run its Job by hand before the first deploy");
        tell(When.ON_FAILURE, "after a failure: run its Job by hand where it is needed");
    }

    private void tell(When when, String instead) {
        List<String> names = new ArrayList<>();
        for (DeployTask task : run.environment().parts().tasks().at(when)) {
            names.add(task.name());
        }
        if (!names.isEmpty()) {
            run.warn("no deploy runs the task" + (names.size() > 1 ? "s " : " ") + String.join(", ", names)
                    + " by itself yet, which is meant to run " + instead);
        }
    }
}
