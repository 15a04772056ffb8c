package dev.railsk.app;

import dev.railsk.config.EnvSource;
import dev.railsk.config.EnvValue;
import dev.railsk.config.EnvVars;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Names;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import dev.railsk.workload.Workload;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The rules that span several parts of a definition. */
final class AppRules {

    private static final String DNS_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private final AppParts parts;
    private final Origin origin;
    private final Draft draft;

    private AppRules(AppParts parts, Origin origin) {
        this.parts = parts;
        this.origin = origin;
        draft = new Draft(parts.name());
    }

    /** The same parts, when they keep all rules. */
    static AppParts check(AppParts parts, Origin origin) {
        AppRules rules = new AppRules(parts, origin);
        rules.checkPresence();
        rules.checkNames();
        rules.checkReferences("env", parts.env());
        for (Workload workload : parts.workloads()) {
            rules.checkReferences(workload.name() + " > env", workload.process().env());
        }
        parts.migration()
                .ifPresent(migration -> rules.checkReferences(
                        "migration > env", migration.task().env()));
        rules.draft.finish(parts.name());
        return parts;
    }

    private void checkPresence() {
        if (parts.image().isEmpty()) {
            draft.problem("image", origin, "the app has no image", "Name it: image(\"ghcr.io/acme/shop\").");
        }
        if (parts.workloads().isEmpty()) {
            draft.problem(
                    "workloads", origin, "the app runs nothing", "Add web(..), worker(\"sidekiq\", ..) or clock(..).");
        }
    }

    private void checkNames() {
        checkName("name", "the app's name", parts.name(), origin);
        checkName("namespace", "the namespace", parts.namespace().name(), origin);
        if (!parts.nameSuffix().matches("(-?[a-z0-9-]*[a-z0-9])?")) {
            draft.problem(
                    "nameSuffix",
                    origin,
                    "a name suffix must have lower-case letters, digits and dashes, but was \"" + parts.nameSuffix()
                            + "\"",
                    "Write it like \"-production\".");
        }
        Map<String, String> deployments = new HashMap<>();
        for (Workload workload : parts.workloads()) {
            String name = Names.of(parts).deployment(workload);
            checkName(workload.name(), "the Deployment's name", name, workload.origin());
            String other = deployments.putIfAbsent(name, workload.name());
            if (other != null) {
                draft.problem(
                        workload.name(),
                        workload.origin(),
                        "the workloads \"" + other + "\" and \"" + workload.name() + "\" are both named \"" + name
                                + "\"",
                        "Give one of them another objectName(..).");
            }
        }
    }

    private void checkName(String part, String what, String name, Origin where) {
        if (!name.matches(DNS_LABEL)) {
            draft.problem(
                    part,
                    where,
                    what + " must be a DNS label of at most 63 lower-case letters, digits and dashes, but was \"" + name
                            + "\"",
                    "Choose a name such as \"shop\".");
        }
    }

    private void checkReferences(String part, EnvVars env) {
        for (EnvSource source : env.sources()) {
            boolean isConfig = source instanceof EnvSource.AllOfConfig;
            checkReference(part, isConfig, source.name(), env.origins().getOrDefault(source.name(), origin));
        }
        env.values().forEach((name, value) -> {
            Origin where = env.origins().getOrDefault(name, origin);
            if (value instanceof EnvValue.FromConfig config) {
                checkReference(part, true, config.config(), where);
                checkKey(part, config, where);
            } else if (value instanceof EnvValue.FromSecret secret) {
                checkReference(part, false, secret.secret(), where);
            }
        });
    }

    private void checkKey(String part, EnvValue.FromConfig reference, Origin where) {
        var config = parts.configs().get(reference.config());
        if (config != null && !config.isOpen() && !config.data().containsKey(reference.key())) {
            draft.problem(
                    part,
                    where,
                    "config \"" + reference.config() + "\" has no setting \"" + reference.key() + "\"",
                    "Name one of: " + String.join(", ", config.data().keySet()) + ".");
        }
    }

    private void checkReference(String part, boolean isConfig, String name, Origin where) {
        Collection<String> known =
                isConfig ? parts.configs().keySet() : parts.secrets().keySet();
        if (known.contains(name)) {
            return;
        }
        String declare = isConfig ? "config(\"" + name + "\", ..)" : "secret(Secrets.existing(\"" + name + "\", ..))";
        draft.problem(
                part,
                where,
                "the app declares no " + (isConfig ? "config" : "secret") + " \"" + name + "\"",
                known.isEmpty()
                        ? "Declare it with " + declare + "."
                        : "Name one of: " + String.join(", ", known) + "; or declare it with " + declare + ".");
    }
}
