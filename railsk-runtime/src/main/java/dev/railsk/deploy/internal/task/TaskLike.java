package dev.railsk.deploy.internal.task;

import dev.railsk.app.Environment;
import dev.railsk.config.EnvVars;
import dev.railsk.container.Command;
import dev.railsk.container.Container;
import dev.railsk.container.Lifecycle;
import dev.railsk.container.Program;
import dev.railsk.definition.AppLabels;
import dev.railsk.image.AppEnv;
import dev.railsk.image.ImageUse;
import dev.railsk.pod.Naming;
import dev.railsk.pod.Pod;
import dev.railsk.pod.PodOverride;
import dev.railsk.probe.Probes;
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
        Task like = like(environment);
        Pod pod = like.pod();
        Container main = pod.main();
        Program program = new Program(
                new Command.Instead(command),
                main.program().env(),
                main.program().workingDirectory());
        Container running = new Container(
                main.image(), program, main.ports(), main.probes(), main.bounds(), main.lifecycle(), main.mounts());
        return named(
                environment,
                name,
                new Pod(running, pod.companions(), pod.gracePeriod(), pod.placement(), pod.override(), pod.edits()),
                limits);
    }

    /**
     * One that needs nothing but the image: without the environment of the app, volumes and companions, none of which need be there yet. It
     * is pulled and placed as the migration is, and under the same limits.
     */
    public static Task ofImageAlone(Environment environment, String name, List<String> command, JobLimits limits) {
        Pod pod = like(environment).pod();
        Container main = pod.main();
        ImageUse image = new ImageUse(main.image().own(), main.image().pullPolicy(), Optional.of(AppEnv.WITHHELD));
        Program program = new Program(
                new Command.Instead(command), EnvVars.NONE, main.program().workingDirectory());
        Container alone =
                new Container(image, program, List.of(), Probes.NONE, main.bounds(), Lifecycle.NONE, List.of());
        Optional<PodOverride> own = pod.override();
        PodOverride override = new PodOverride(
                own.flatMap(PodOverride::security),
                own.flatMap(PodOverride::scratches),
                own.flatMap(PodOverride::pullSecrets),
                environment.parts().identity().tenancy().accountOf(pod));
        return named(
                environment,
                name,
                new Pod(alone, List.of(), pod.gracePeriod(), pod.placement(), Optional.of(override), pod.edits()),
                limits);
    }

    private static Task like(Environment environment) {
        return environment
                .migration()
                .map(Migration::task)
                .orElseGet(() -> environment.parts().tasks().console().task());
    }

    private static Task named(Environment environment, String name, Pod pod, JobLimits limits) {
        Task like = like(environment);
        Naming naming = new Naming(
                like.naming().objectName(),
                Optional.of(like.container()),
                AppLabels.of(environment.parts()).taskIdentity(like),
                like.naming().metadata());
        return new Task(name, "", naming, pod, limits, like.lines());
    }
}
