package dev.railsk.task;

import dev.railsk.config.EnvVars;
import dev.railsk.container.Command;
import dev.railsk.container.Container;
import dev.railsk.container.Program;
import dev.railsk.pod.Naming;
import dev.railsk.pod.Pod;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import dev.railsk.quantity.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Something that runs to its end in a pod of the app's image, environment and hardening, once each time it is started.
 *
 * @param name its name in the definition, such as {@code migrate}
 * @param part which of several Jobs of the task, such as {@code pre}; empty for the only one
 * @param naming what its containers and objects are called, and what is written on them
 * @param pod what runs
 * @param limits how often and how long it may run
 * @param lines the lines that wrote it
 */
public record Task(String name, String part, Naming naming, Pod pod, JobLimits limits, Lines lines) {

    /** A task of which nothing else is said. */
    static Task of(String name, Pod pod, JobLimits limits, Origin origin) {
        return new Task(name, "", Naming.STANDARD, pod, limits, Lines.unwritten(origin));
    }

    /** A pod of which nothing is said but what it runs. */
    static Pod running(List<String> command) {
        Container bare = Container.BARE;
        Container container = new Container(
                bare.image(),
                new Program(new Command.Instead(command), EnvVars.NONE, Optional.empty()),
                bare.ports(),
                bare.probes(),
                bare.bounds(),
                bare.lifecycle(),
                bare.mounts());
        return new Pod(
                container, List.of(), Pod.BARE.gracePeriod(), Pod.BARE.placement(), Pod.BARE.override(), List.of());
    }

    /** What its Jobs are called, such as {@code migrate} or {@code migrate-pre}. */
    public String jobName() {
        return part.isEmpty() ? name : name + "-" + part;
    }

    /** The same task with this environment of its own. */
    Task withEnv(EnvVars env) {
        return running(part, pod.main().command(), env);
    }

    /** The same task in a Job of its own, of the same labels and container. */
    Task part(String other, List<String> command, EnvVars env) {
        return running(other, new Command.Instead(command), env);
    }

    /** The same task with this deadline. */
    Task withDeadline(Duration deadline) {
        return new Task(name, part, naming, pod, limits.deadline(Optional.of(deadline)), lines);
    }

    private Task running(String other, Command command, EnvVars env) {
        Container main = pod.main();
        Container container = new Container(
                main.image(),
                new Program(command, env, main.program().workingDirectory()),
                main.ports(),
                main.probes(),
                main.bounds(),
                main.lifecycle(),
                main.mounts());
        Pod running =
                new Pod(container, pod.companions(), pod.gracePeriod(), pod.placement(), pod.override(), pod.edits());
        return new Task(name, other, naming, running, limits, lines);
    }

    /** Its command, word by word; empty for what the image runs by itself. */
    public List<String> command() {
        Command command = pod.main().command();
        if (command instanceof Command.Instead instead) {
            return instead.words();
        }
        return command instanceof Command.Arguments arguments ? arguments.words() : List.of();
    }

    /** Its environment, added to the app's. */
    public EnvVars env() {
        return pod.main().env();
    }

    /** What its main container is promised and allowed. */
    public Resources resources() {
        return pod.main().resources();
    }

    /** After which time it is stopped and has failed; empty for no limit. */
    public Optional<Duration> deadline() {
        return limits.deadline();
    }

    /** The name of its main container. */
    public String container() {
        return naming.container().orElse(name);
    }

    /** The line that defined it. */
    public Origin origin() {
        return lines.defined();
    }
}
