package dev.railsk.app;

import dev.railsk.config.Config;
import dev.railsk.config.ConfigFiles;
import dev.railsk.config.ConfigFilesSpec;
import dev.railsk.config.Configs;
import dev.railsk.config.Secrets;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Sources;
import dev.railsk.definition.Tasks;
import dev.railsk.migration.MigrationPlans;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Nearest;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import dev.railsk.smoke.SmokeCheck;
import dev.railsk.task.Console;
import dev.railsk.task.Cron;
import dev.railsk.task.DeployTask;
import dev.railsk.task.Migration;
import dev.railsk.volume.Volume;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What has a name in an app, while it is written: workloads, cron tasks, tasks, configs, secrets, files, volumes, plans. */
final class NamedParts {

    private final Draft draft;
    private final Map<String, Workload> workloads;
    final Map<String, Cron> crons;
    final Map<String, DeployTask> tasks;
    final Map<String, SmokeCheck> smokes;
    final Map<String, Config> configs;
    final Map<String, Configs> existingConfigs;
    final Map<String, Secrets> secrets;
    final Map<String, ConfigFiles> files;
    final Map<String, Volume> volumes;
    Optional<MigrationPlans> plans;

    NamedParts(Draft draft, AppParts base) {
        this.draft = draft;
        workloads = new LinkedHashMap<>(base.byName());
        crons = new LinkedHashMap<>(base.crons());
        tasks = new LinkedHashMap<>(base.tasks().named());
        smokes = new LinkedHashMap<>(base.tasks().smokes());
        configs = new LinkedHashMap<>(base.configs());
        existingConfigs = new LinkedHashMap<>(base.existingConfigs());
        secrets = new LinkedHashMap<>(base.secrets());
        files = new LinkedHashMap<>(base.files());
        volumes = new LinkedHashMap<>(base.volumes());
        plans = base.tasks().plans();
    }

    Map<String, Workload> workloads() {
        return workloads;
    }

    Tasks tasks(Optional<Migration> migration, Console console) {
        return new Tasks(migration, crons, tasks, console, smokes, plans);
    }

    Sources sources() {
        return new Sources(secrets, configs, existingConfigs, files, volumes);
    }

    /** Add files to a definition. */
    void defineFiles(String name, Consumer<ConfigFilesSpec> definition) {
        try {
            files.put(name, ConfigFiles.define(name, definition));
        } catch (DefinitionException e) {
            draft.refused("files " + name, ConfigFiles.class, e).ifPresent(readable -> files.put(name, readable));
        }
    }

    /** Change a secret of the base that is of this kind. */
    <S, T extends Secrets & Part<S, T>> void changeSecret(Class<T> kind, String name, Consumer<S> definition) {
        Origin origin = draft.write("secret " + name);
        Secrets base = secrets.get(name);
        if (base == null) {
            missing("secret", name, origin, new ArrayList<>(secrets.keySet()));
        } else if (!kind.isInstance(base)) {
            draft.problem(
                    "secret " + name,
                    origin,
                    "the base's secret \"" + name + "\" comes from elsewhere",
                    "Replace it with secret(Secrets...), or change it with the word of its own kind.");
        } else {
            secrets.put(name, draft.change("secret " + name, kind.cast(base), definition));
        }
    }

    /** Add a workload to a definition; its name must be free. */
    <S, W extends Workload & Part<S, W>> void add(W standard, Consumer<S> definition) {
        String scope = standard.scope();
        Origin origin = draft.write(scope);
        if (isFree(standard.name(), scope, origin)) {
            workloads.put(standard.name(), draft.change(scope, standard, definition));
        }
    }

    /** Add a workload that was defined elsewhere; its name must be free. */
    void add(Workload shared) {
        Origin origin = draft.write(shared.scope());
        if (isFree(shared.name(), shared.scope(), origin)) {
            workloads.put(shared.name(), shared);
        }
    }

    private boolean isFree(String name, String scope, Origin origin) {
        Workload other = workloads.get(name);
        if (other == null) {
            return true;
        }
        String nextStep = other.scope().equals(scope)
                ? "Change it with " + other.noun() + "(..), or give the new one another name."
                : "Give one of them another name.";
        boolean isTold = !draft.findings().problems().isEmpty()
                && draft.findings()
                        .problems()
                        .get(draft.findings().problems().size() - 1)
                        .path()
                        .equals(List.of(scope));
        if (!isTold) {
            draft.problem(scope, origin, "there is a " + other.noun() + " \"" + name + "\" already", nextStep);
        }
        return false;
    }

    /** Change a workload of the base. */
    <S, W extends Workload & Part<S, W>> void change(Class<W> kind, String noun, String name, Consumer<S> definition) {
        String scope = scope(noun, name);
        Origin origin = draft.write(scope);
        Workload base = workloads.get(name);
        if (kind.isInstance(base)) {
            workloads.put(name, draft.change(scope, kind.cast(base), definition));
        } else {
            missing(noun, name, origin, names(kind));
        }
    }

    /** Leave out a workload of the base. */
    void remove(Class<? extends Workload> kind, String noun, String name) {
        Origin origin = draft.write(scope(noun, name));
        if (kind.isInstance(workloads.get(name))) {
            workloads.remove(name);
            return;
        }
        List<String> known = names(kind);
        draft.problem(
                scope(noun, name),
                origin,
                "there is no " + noun + " \"" + name + "\" to remove",
                known.isEmpty()
                        ? "Leave this line out: there is none."
                        : "Remove one of: " + Nearest.list(name, known) + ".");
    }

    private List<String> names(Class<? extends Workload> kind) {
        List<String> names = new ArrayList<>();
        for (Workload workload : workloads.values()) {
            if (kind.isInstance(workload)) {
                names.add(workload.name());
            }
        }
        return names;
    }

    /** Change a part of the base that is no workload. */
    <S, T extends Part<S, T>> void change(String noun, String name, Map<String, T> parts, Consumer<S> definition) {
        Optional<T> base = existing(noun, name, parts);
        if (base.isPresent()) {
            parts.put(name, draft.change(noun + " " + name, base.get(), definition));
        }
    }

    /** Leave out a part of the base that is no workload. */
    void remove(String noun, String name, Map<String, ?> parts) {
        draft.write(noun + " " + name);
        draft.remove(noun, name, parts);
    }

    /** A part of the base; that there is none is a problem. */
    <T> Optional<T> existing(String noun, String name, Map<String, T> parts) {
        Origin origin = draft.write(noun + " " + name);
        Optional<T> part = Optional.ofNullable(parts.get(name));
        if (part.isEmpty()) {
            missing(noun, name, origin, new ArrayList<>(parts.keySet()));
        }
        return part;
    }

    /** Whether the base has no part of this name; that it has one is a problem. */
    boolean isNew(String noun, String name, Map<String, ?> parts) {
        Origin origin = draft.write(noun + " " + name);
        if (!parts.containsKey(name)) {
            return true;
        }
        draft.problem(
                noun + " " + name,
                origin,
                "the base has a " + noun + " \"" + name + "\" already",
                "Change it with " + noun + "(..), or give the new one another name.");
        return false;
    }

    private void missing(String noun, String name, Origin origin, List<String> known) {
        String add = "add" + noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1) + "(..)";
        draft.problem(
                scope(noun, name),
                origin,
                "the base has no " + noun + " \"" + name + "\"",
                known.isEmpty()
                        ? "The base has no " + noun + " at all: add one with " + add + "."
                        : "Name one of: " + Nearest.list(name, known) + "; or add it with " + add + ".");
    }

    private static String scope(String noun, String name) {
        return noun.equals(name) ? noun : noun + " " + name;
    }
}
