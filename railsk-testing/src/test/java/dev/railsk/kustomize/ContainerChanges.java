package dev.railsk.kustomize;

import dev.railsk.probe.Probe;
import dev.railsk.workload.ReplicatedSpec;
import java.util.List;
import java.util.Map;

/** What an overlay may say of the main container of a workload of the base. */
final class ContainerChanges {

    private static final String TOOL = "registry.example:5000/tool@sha256:" + "0123456789abcdef".repeat(4);

    private ContainerChanges() {}

    static Sayings<ReplicatedSpec<?>, PlainChange> all(double share) {
        return new Sayings<ReplicatedSpec<?>, PlainChange>(share)
                .and(resources(share))
                .and(commands(share))
                .and(others(share));
    }

    private static Sayings<ReplicatedSpec<?>, PlainChange> resources(double share) {
        return new Sayings<ReplicatedSpec<?>, PlainChange>(share)
                .oneOf(
                        Said.of(
                                "resources(r -> r.cpu(Cpu.parse(\"300m\")))",
                                workload -> workload.resources(r -> r.cpu(PodSayings.cpu("300m"))),
                                change -> change.mergeContainer(container ->
                                        container.part("resources", "requests").set("cpu", "300m"))),
                        Said.of(
                                "resources(r -> r.cpu(\"2\", \"3\").memory(\"2Gi\"))",
                                workload -> workload.resources(r -> r.cpu(PodSayings.cpu("2"), PodSayings.cpu("3"))
                                        .memory(PodSayings.memory("2Gi"))),
                                change -> change.jsonContainer(
                                        "resources",
                                        Map.of(
                                                "requests",
                                                Map.of("cpu", "2", "memory", "2Gi"),
                                                "limits",
                                                Map.of("cpu", "3", "memory", "2Gi")))),
                        Said.<ReplicatedSpec<?>, PlainChange>of(
                                        "noResources()",
                                        workload -> workload.noResources(),
                                        change -> change.mergeContainer(container -> container.setNull("resources")))
                                .where(change -> change.pods().container().has("resources")));
    }

    private static Sayings<ReplicatedSpec<?>, PlainChange> commands(double share) {
        List<String> command = List.of("bin/other", "--all");
        return new Sayings<ReplicatedSpec<?>, PlainChange>(share)
                .oneOf(
                        Said.<ReplicatedSpec<?>, PlainChange>of(
                                        "command(\"bin/other\", \"--all\")",
                                        workload -> workload.command("bin/other", "--all"),
                                        change -> change.mergeContainer(container -> container.set("command", command)))
                                .where(change -> change.pods().container().has("command")),
                        Said.<ReplicatedSpec<?>, PlainChange>of(
                                        "arguments(\"bin/other\", \"--all\")",
                                        workload -> workload.arguments("bin/other", "--all"),
                                        change -> change.mergeContainer(container ->
                                                container.setNull("command").set("args", command)))
                                .where(change -> change.pods().container().has("command")),
                        Said.<ReplicatedSpec<?>, PlainChange>of(
                                        "imageCommand()",
                                        workload -> workload.imageCommand(),
                                        change -> change.mergeContainer(container -> container.setNull("args")))
                                .where(change -> change.pods().container().has("args") && mayKeepToItsImage(change)));
    }

    private static Sayings<ReplicatedSpec<?>, PlainChange> others(double share) {
        return new Sayings<ReplicatedSpec<?>, PlainChange>(share)
                .oneOf(
                        probe("merge"),
                        probe("json"),
                        Said.<ReplicatedSpec<?>, PlainChange>of(
                                        "noReadiness()",
                                        workload -> workload.noReadiness(),
                                        change ->
                                                change.mergeContainer(container -> container.setNull("readinessProbe")))
                                .where(change -> change.pods().container().has("readinessProbe")))
                .oneOf(Said.<ReplicatedSpec<?>, PlainChange>of(
                                "image(\"registry.example:5000/tool@sha256:..\")",
                                workload -> workload.image(TOOL),
                                change -> change.mergeContainer(container -> container.set("image", TOOL)))
                        .where(change -> !change.pods().isCode()));
    }

    /** The app's own image serves the web. */
    private static boolean mayKeepToItsImage(PlainChange change) {
        return change.has("Service") || !change.pods().isCode();
    }

    private static Said<ReplicatedSpec<?>, PlainChange> probe(String how) {
        return Said.of(
                "readiness(Probe.exec(\"bin/ready\")) by " + how,
                workload -> workload.readiness(Probe.exec("bin/ready")),
                change -> {
                    PlainObject probe = PlainObject.empty();
                    probe.part("exec").set("command", List.of("bin/ready"));
                    if (how.equals("json")) {
                        change.jsonContainer("readinessProbe", probe);
                    } else {
                        change.mergeContainer(
                                container -> container.set("readinessProbe", probe.set("$patch", "replace")));
                    }
                });
    }
}
