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
        tell(When.FIRST_INSTALL, "for a first install", "before the first deploy", "before the first deploy");
        tell(When.ON_FAILURE, "for a failure", "where it is needed", "where they are needed");
    }

    private void tell(When when, String moment, String one, String several) {
        List<String> names = new ArrayList<>();
        for (DeployTask task : run.environment().parts().tasks().at(when)) {
            names.add(task.name());
        }
        if (names.size() == 1) {
            run.warn("no deploy runs the task " + names.get(0) + " by itself yet, which is meant " + moment
                    + ": run its Job by hand " + one);
        } else if (!names.isEmpty()) {
            run.warn("no deploy runs the tasks " + String.join(", ", names) + " by themselves yet, which are meant "
                    + moment + ": run their Jobs by hand " + several);
        }
    }
}
