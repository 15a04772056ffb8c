package dev.railsk.deploy.internal.task;

import dev.railsk.app.Environment;
import dev.railsk.container.Command;
import dev.railsk.container.Container;
import dev.railsk.container.Program;
import dev.railsk.definition.AppLabels;
import dev.railsk.pod.Naming;
import dev.railsk.pod.Pod;
import dev.railsk.task.JobLimits;
import dev.railsk.task.Migration;
import dev.railsk.task.Task;
import java.util.List;
import java.util.Optional;

/** Tasks that nobody has defined: the migration with another command, in its network; where an app has none, its console. */
public final class TaskLike {

    private TaskLike() {}

    /** One of this name. */
    public static Task of(Environment environment, String name, List<String> command, JobLimits limits) {
        Task like = environment
                .migration()
                .map(Migration::task)
                .orElseGet(() -> environment.parts().tasks().console().task());
        Pod pod = like.pod();
        Container main = pod.main();
        Program program = new Program(
                new Command.Instead(command),
                main.program().env(),
                main.program().workingDirectory());
        Container running = new Container(
                main.image(), program, main.ports(), main.probes(), main.bounds(), main.lifecycle(), main.mounts());
        Pod own = new Pod(running, pod.companions(), pod.gracePeriod(), pod.placement(), pod.override(), pod.edits());
        Naming naming = new Naming(
                like.naming().objectName(),
                Optional.of(like.container()),
                AppLabels.of(environment.parts()).taskIdentity(like),
                like.naming().metadata());
        return new Task(name, "", naming, own, limits, like.lines());
    }
}
