package dev.railsk.app;

import dev.railsk.config.EnvValue;
import dev.railsk.config.EnvVars;
import dev.railsk.container.Companion;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.KubernetesVersion;
import dev.railsk.pod.Pod;
import dev.railsk.task.Task;
import dev.railsk.workload.Workload;
import java.util.List;
import java.util.Map;

/** What the version of Kubernetes that the app must run on does not know yet, and that cannot be rendered otherwise. */
final class VersionRules {

    private final Judgement judgement;
    private final AppParts parts;

    VersionRules(Judgement judgement) {
        this.judgement = judgement;
        parts = judgement.parts();
    }

    void check() {
        if (parts.identity().mayUse(KubernetesVersion.WITH_ENV_FILES)) {
            return;
        }
        check(List.of("env"), parts.env());
        for (Workload workload : parts.workloads()) {
            check(workload.scope(), workload.basics().pod());
        }
        for (Map.Entry<String, Task> task : parts.tasks().byScope().entrySet()) {
            check(task.getKey(), task.getValue().pod());
        }
    }

    private void check(String scope, Pod pod) {
        check(List.of(scope, "env"), pod.main().env());
        for (Companion companion : pod.companions()) {
            String name = companion.role().word() + " " + companion.name();
            check(List.of(scope, name, "env"), companion.container().env());
        }
    }

    private void check(List<String> path, EnvVars env) {
        for (Map.Entry<String, EnvValue> variable : env.values().entrySet()) {
            if (variable.getValue() instanceof EnvValue.FromFile) {
                judgement.problem(
                        path,
                        env.origins().getOrDefault(variable.getKey(), judgement.origin()),
                        "the variable " + variable.getKey()
                                + " comes from a file of a container, which Kubernetes has from "
                                + KubernetesVersion.WITH_ENV_FILES + " on, but kubernetes(..) says "
                                + parts.identity().kubernetes().orElseThrow(),
                        "Read the file in the container's command, or raise kubernetes(..).");
            }
        }
    }
}
