package dev.railsk.app;

import dev.railsk.config.Config;
import dev.railsk.config.EnvSource;
import dev.railsk.config.EnvValue;
import dev.railsk.config.EnvVars;
import dev.railsk.container.Companion;
import dev.railsk.definition.AppParts;
import dev.railsk.pod.Pod;
import dev.railsk.problem.Nearest;
import dev.railsk.problem.Origin;
import dev.railsk.task.Task;
import dev.railsk.workload.Workload;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every secret and config that an environment variable names must be declared, and have the key where that is known. */
final class ReferenceRules {

    private final Judgement judgement;
    private final AppParts parts;

    ReferenceRules(Judgement judgement) {
        this.judgement = judgement;
        parts = judgement.parts();
    }

    void check() {
        check(List.of("env"), parts.env());
        for (Workload workload : parts.workloads()) {
            check(workload.scope(), workload.basics().pod());
            if (workload.isAppCode()) {
                checkExpansions(
                        workload.scope(), parts.env().then(workload.main().env()));
            }
        }
        for (Task task : parts.tasks().all()) {
            check(task.name().equals("migrate") ? "migration" : "cron " + task.name(), task.pod());
        }
    }

    private void check(String scope, Pod pod) {
        check(List.of(scope, "env"), pod.main().env());
        for (Companion companion : pod.companions()) {
            check(
                    List.of(scope, companion.role().word() + " " + companion.name(), "env"),
                    companion.container().env());
        }
    }

    // Kubernetes reads $(NAME) in a value only where NAME stands before it, and leaves the text as it is otherwise.
    private void checkExpansions(String scope, EnvVars env) {
        Set<String> before = new HashSet<>(Set.of("TMPDIR", "PORT"));
        boolean isUnknown = !env.sources().isEmpty();
        for (Map.Entry<String, EnvValue> variable : env.values().entrySet()) {
            if (variable.getValue() instanceof EnvValue.Literal literal) {
                for (String name : Expansions.names(literal.value())) {
                    boolean comesLater = env.values().containsKey(name) && !before.contains(name);
                    if (comesLater || (!before.contains(name) && !isUnknown)) {
                        Origin where = env.origins().getOrDefault(variable.getKey(), judgement.origin());
                        judgement.problem(
                                List.of(scope, "env", variable.getKey()),
                                where,
                                scope + ": the variable " + variable.getKey() + " refers to $(" + name + "), which is "
                                        + (comesLater ? "set after it" : "not set"),
                                "Set " + name + " before it, or write $$(" + name + ") for the text itself.");
                    }
                }
            }
            before.add(variable.getKey());
        }
    }

    private void check(List<String> path, EnvVars env) {
        for (EnvSource source : env.sources()) {
            Origin where = env.origins().getOrDefault(source.name(), judgement.origin());
            checkDeclared(path, where, source instanceof EnvSource.AllOfConfig, source.name());
        }
        for (Map.Entry<String, EnvValue> variable : env.values().entrySet()) {
            Origin where = env.origins().getOrDefault(variable.getKey(), judgement.origin());
            EnvValue value = variable.getValue();
            if (value instanceof EnvValue.FromConfig config) {
                checkDeclared(path, where, true, config.config());
                checkKey(path, where, config);
            } else if (value instanceof EnvValue.FromSecret secret) {
                checkDeclared(path, where, false, secret.secret());
            }
        }
    }

    private void checkKey(List<String> path, Origin where, EnvValue.FromConfig reference) {
        Config config = parts.configs().get(reference.config());
        boolean isKnown = config != null && !config.isOpen() && judgement.isWhole("config " + config.name());
        if (config != null && isKnown && !config.data().containsKey(reference.key())) {
            judgement.problem(
                    path,
                    where,
                    "config \"" + reference.config() + "\" has no setting \"" + reference.key() + "\"",
                    "Name one of: "
                            + Nearest.list(reference.key(), config.data().keySet()) + ".");
        }
    }

    private void checkDeclared(List<String> path, Origin where, boolean isConfig, String name) {
        Set<String> known = new LinkedHashSet<>(
                isConfig ? parts.configs().keySet() : parts.secrets().keySet());
        if (isConfig) {
            known.addAll(parts.existingConfigs().keySet());
        }
        String kind = isConfig ? "config" : "secret";
        if (known.contains(name) || !judgement.isWhole(kind + " " + name)) {
            return;
        }
        String declare = isConfig ? "config(\"" + name + "\", ..)" : "secret(Secrets.existing(\"" + name + "\", ..))";
        judgement.problem(
                path,
                where,
                "the app declares no " + kind + " \"" + name + "\"",
                known.isEmpty()
                        ? "Declare it with " + declare + "."
                        : "Name one of: " + Nearest.list(name, known) + "; or declare it with " + declare + ".");
    }
}
