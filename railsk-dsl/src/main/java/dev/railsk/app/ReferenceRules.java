package dev.railsk.app;

import dev.railsk.config.Config;
import dev.railsk.config.EnvSource;
import dev.railsk.config.EnvValue;
import dev.railsk.config.EnvVars;
import dev.railsk.config.Secrets;
import dev.railsk.container.Companion;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Names;
import dev.railsk.pod.Pod;
import dev.railsk.problem.Nearest;
import dev.railsk.problem.Origin;
import dev.railsk.task.Task;
import dev.railsk.workload.Workload;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            check(workload.scope(), workload.basics().pod(), Names.of(parts).container(workload));
            if (workload.isAppCode()) {
                checkExpansions(
                        workload.scope(), parts.env().then(workload.main().env()));
            }
        }
        for (Map.Entry<String, Task> task : parts.tasks().byScope().entrySet()) {
            check(task.getKey(), task.getValue().pod(), task.getValue().container());
        }
    }

    private void check(String scope, Pod pod, String main) {
        Set<String> containers = new LinkedHashSet<>(List.of(main));
        for (Companion companion : pod.companions()) {
            containers.add(companion.name());
        }
        check(List.of(scope, "env"), pod.main().env());
        checkContainers(scope, pod.main().env(), containers);
        for (Companion companion : pod.companions()) {
            EnvVars env = companion.container().env();
            check(List.of(scope, companion.role().word() + " " + companion.name(), "env"), env);
            checkContainers(scope, env, containers);
        }
    }

    private void checkContainers(String scope, EnvVars env, Set<String> known) {
        for (Map.Entry<String, EnvValue> variable : env.values().entrySet()) {
            Optional<String> container = variable.getValue() instanceof EnvValue.OfResource resource
                    ? resource.resource().container()
                    : Optional.empty();
            if (container.isPresent() && !known.contains(container.get())) {
                judgement.problem(
                        List.of(scope, "env", variable.getKey()),
                        env.origins().getOrDefault(variable.getKey(), judgement.origin()),
                        scope + ": the variable " + variable.getKey() + " is about the container \"" + container.get()
                                + "\", which its pods do not have",
                        "Name one of: " + Nearest.list(container.get(), known) + ".");
            }
        }
    }

    // Kubernetes reads $(NAME) in a value only where NAME stands before it, and leaves the text as it is otherwise.
    private void checkExpansions(String scope, EnvVars env) {
        Set<String> before = new HashSet<>(Set.of("TMPDIR", "PORT"));
        boolean isUnknown = !env.sources().isEmpty();
        for (Map.Entry<String, EnvValue> variable : env.values().entrySet()) {
            Optional<String> text = variable.getValue().text();
            if (text.isPresent() && text.get().indexOf('$') >= 0) {
                for (String name : Expansions.names(text.get())) {
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
            if (!value.isOfPart()) {
                continue;
            }
            if (value instanceof EnvValue.FromConfig config) {
                checkDeclared(path, where, true, config.config());
                if (!config.isOptional()) {
                    checkKey(path, where, config);
                }
            } else if (value instanceof EnvValue.FromSecret secret) {
                checkDeclared(path, where, false, secret.secret());
                if (!secret.isOptional()) {
                    checkKey(path, where, secret);
                }
            } else if (value instanceof EnvValue.OfAddress address) {
                checkAddress(path, where, variable.getKey(), address);
            }
        }
    }

    private void checkAddress(List<String> path, Origin where, String variable, EnvValue.OfAddress address) {
        Workload workload = parts.byName().get(address.workload());
        if (workload != null && (workload.service().isPresent() || !judgement.isWhole(workload.scope()))) {
            return;
        }
        Set<String> known = new LinkedHashSet<>();
        for (Workload candidate : parts.workloads()) {
            if (candidate.service().isPresent()) {
                known.add(candidate.name());
            }
        }
        judgement.problem(
                path,
                where,
                "the variable " + variable + " is the address of the workload \"" + address.workload() + "\", which "
                        + (workload == null ? "there is not" : "has no service"),
                workload != null
                        ? "Give it a port(..) and a service(..), or leave the variable out."
                        : known.isEmpty()
                                ? "Define it, or leave the variable out."
                                : "Name one of: " + Nearest.list(address.workload(), known)
                                        + "; or leave the variable out.");
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

    private void checkKey(List<String> path, Origin where, EnvValue.FromSecret reference) {
        Secrets secret = parts.secrets().get(reference.secret());
        Optional<Set<String>> keys = secret == null ? Optional.empty() : secret.keys();
        if (keys.isPresent()
                && judgement.isWhole("secret " + reference.secret())
                && !keys.get().contains(reference.key())) {
            judgement.problem(
                    path,
                    where,
                    "secret \"" + reference.secret() + "\" has no key \"" + reference.key() + "\"",
                    "Name one of: " + Nearest.list(reference.key(), keys.get()) + ".");
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
        String declare = isConfig
                ? "config(\"" + name + "\", ..) or config(Configs.existing(\"" + name + "\"))"
                : "secret(Secrets.existing(\"" + name + "\", ..))";
        judgement.problem(
                path,
                where,
                "the app declares no " + kind + " \"" + name + "\"",
                known.isEmpty()
                        ? "Declare it with " + declare + "."
                        : "Name one of: " + Nearest.list(name, known) + "; or declare it with " + declare + ".");
    }
}
