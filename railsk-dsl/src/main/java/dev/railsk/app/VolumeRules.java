package dev.railsk.app;

import dev.railsk.container.Companion;
import dev.railsk.container.Container;
import dev.railsk.container.Mount;
import dev.railsk.definition.AppParts;
import dev.railsk.name.internal.Syntax;
import dev.railsk.pod.Pod;
import dev.railsk.pod.Scratch;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Nearest;
import dev.railsk.task.Task;
import dev.railsk.volume.ConfigVolume;
import dev.railsk.volume.ProjectedSource;
import dev.railsk.volume.ProjectedVolume;
import dev.railsk.volume.SecretVolume;
import dev.railsk.volume.Volume;
import dev.railsk.workload.Accessory;
import dev.railsk.workload.Workload;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Volumes: each that is mounted must be there, each source of one declared, and no path of a container have two. */
final class VolumeRules {

    private static final int LONGEST_LABEL = 63;

    private final Judgement judgement;
    private final AppParts parts;

    VolumeRules(Judgement judgement) {
        this.judgement = judgement;
        parts = judgement.parts();
    }

    void check() {
        for (Map.Entry<String, Volume> volume : parts.volumes().entrySet()) {
            checkVolume(volume.getKey(), volume.getValue());
        }
        for (Workload workload : parts.workloads()) {
            Set<String> own =
                    workload instanceof Accessory accessory ? accessory.claims().keySet() : Set.of();
            check(workload.scope(), workload.basics().pod(), workload.basics().lines(), own);
        }
        for (Map.Entry<String, Task> scoped : parts.tasks().byScope().entrySet()) {
            Task task = scoped.getValue();
            check(scoped.getKey(), task.pod(), task.lines(), Set.of());
        }
    }

    private void checkVolume(String name, Volume volume) {
        String word = "volume " + name;
        if (!Syntax.isLabel(name, LONGEST_LABEL)) {
            judgement.problem(
                    List.of(word),
                    judgement.line(word),
                    "a volume's name must have at most 63 lower-case letters, digits and dashes, but was \"" + name
                            + "\"",
                    "Name it like \"uploads\".");
        }
        if (volume instanceof SecretVolume secret) {
            checkSecret(word, secret);
        } else if (volume instanceof ConfigVolume config) {
            checkConfig(word, config);
        } else if (volume instanceof ProjectedVolume projected) {
            for (ProjectedSource source : projected.sources()) {
                if (source instanceof SecretVolume secret) {
                    checkSecret(word, secret);
                } else if (source instanceof ConfigVolume config) {
                    checkConfig(word, config);
                }
            }
        }
    }

    private void checkSecret(String word, SecretVolume secret) {
        Set<String> known = parts.secrets().keySet();
        if (!known.contains(secret.name()) && judgement.isWhole("secret " + secret.name())) {
            undeclared(word, "secret", secret.name(), known, "secret(Secrets.existing(\"" + secret.name() + "\"))");
        }
    }

    private void checkConfig(String word, ConfigVolume config) {
        Set<String> known = configs();
        if (!known.contains(config.name()) && judgement.isWhole("config " + config.name())) {
            undeclared(
                    word,
                    "config",
                    config.name(),
                    known,
                    "files(\"" + config.name() + "\", ..) or config(Configs.existing(\"" + config.name() + "\"))");
        }
    }

    private Set<String> configs() {
        Set<String> names = new LinkedHashSet<>(parts.configs().keySet());
        names.addAll(parts.files().keySet());
        names.addAll(parts.existingConfigs().keySet());
        return names;
    }

    private void undeclared(String word, String kind, String name, Set<String> known, String declare) {
        judgement.problem(
                List.of(word),
                judgement.line(word),
                "the app declares no " + kind + " \"" + name + "\"",
                known.isEmpty()
                        ? "Declare it with " + declare + "."
                        : "Name one of: " + Nearest.list(name, known) + "; or declare it with " + declare + ".");
    }

    private void check(String scope, Pod pod, Lines lines, Set<String> own) {
        List<Scratch> scratches = parts.pods().with(pod.override()).scratches();
        check(List.of(scope), pod.main(), lines, own, scratches);
        for (Companion companion : pod.companions()) {
            String name = companion.role().word() + " " + companion.name();
            check(List.of(scope, name), companion.container(), companion.lines(), own, scratches);
        }
    }

    private void check(List<String> path, Container container, Lines lines, Set<String> own, List<Scratch> scratches) {
        Set<String> known = new LinkedHashSet<>(own);
        Map<String, String> taken = new HashMap<>();
        for (Scratch scratch : scratches) {
            known.add(scratch.volume());
            taken.put(scratch.path(), "the writable folder " + scratch.path());
        }
        known.addAll(parts.volumes().keySet());
        known.addAll(configs());
        for (Mount mount : container.mounts()) {
            String word = "mount " + mount.path();
            String other = taken.putIfAbsent(mount.path(), "a mount");
            if (other != null) {
                judgement.problem(
                        path,
                        lines.of(word),
                        path.get(path.size() - 1) + ": " + other + " is at the path of \"" + mount.volume()
                                + "\" already",
                        "Mount it elsewhere, or leave the folder out with removeScratch(\"" + mount.path() + "\").");
            }
            if (!known.contains(mount.volume())) {
                judgement.problem(
                        path,
                        lines.of(word),
                        path.get(path.size() - 1) + ": there is no volume \"" + mount.volume() + "\" to mount at "
                                + mount.path(),
                        known.isEmpty()
                                ? "Declare it with volume(\"" + mount.volume() + "\", Volume.emptyDir()), for example."
                                : "Name one of: " + Nearest.list(mount.volume(), known)
                                        + "; or declare it with volume(..).");
            }
        }
    }
}
