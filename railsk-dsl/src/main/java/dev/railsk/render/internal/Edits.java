package dev.railsk.render.internal;

import dev.railsk.config.ConfigFiles;
import dev.railsk.config.ConfigObject;
import dev.railsk.config.PlainTextSecret;
import dev.railsk.config.Secrets;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.FieldPolicy;
import dev.railsk.definition.ObjectEdit;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestException;
import dev.railsk.pod.Pod;
import dev.railsk.pod.PodEdit;
import dev.railsk.problem.InvalidEditException;
import dev.railsk.problem.Nearest;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Problem;
import dev.railsk.task.Cron;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Applies the author's own changes to what was rendered: pods first, then whole objects. */
final class Edits {

    private final Rendering rendering;
    private final AppParts parts;
    private final List<Manifest> manifests;

    Edits(Rendering rendering, List<Manifest> manifests) {
        this.rendering = rendering;
        parts = rendering.parts();
        this.manifests = manifests;
    }

    void apply() {
        for (Workload workload : parts.workloads()) {
            pods(
                    workload.kind().kubernetesName(),
                    rendering.names().object(workload),
                    workload.scope(),
                    workload.basics().pod());
        }
        for (Cron cron : parts.crons().values()) {
            pods(
                    "CronJob",
                    rendering.names().cronJob(cron),
                    "cron " + cron.name(),
                    cron.task().pod());
        }
        for (ObjectEdit edit : parts.byHand().edits()) {
            manifests.replaceAll(
                    manifest -> isMeant(edit.kind(), edit.name(), manifest) ? changed(edit, manifest) : manifest);
        }
    }

    private void pods(String kind, String name, String scope, Pod pod) {
        if (!pod.edits().isEmpty()) {
            manifests.replaceAll(
                    manifest -> manifest.kind().equals(kind) && manifest.name().equals(name)
                            ? pods(manifest, scope, pod)
                            : manifest);
        }
    }

    /** An object with the changes of its pods. */
    static Manifest pods(Manifest rendered, String scope, Pod pod) {
        Manifest manifest = rendered;
        for (PodEdit edit : pod.edits()) {
            List<String> path = List.of(scope, "editPods");
            manifest = tell(path, edit.origin(), manifest, edit.change()::applyToPods);
        }
        return manifest;
    }

    private Manifest changed(ObjectEdit edit, Manifest manifest) {
        List<String> path = List.of("edit " + edit.object());
        Manifest changed = tell(path, edit.origin(), manifest, edit.change()::apply);
        for (ConfigObject config : parts.sources().configObjects()) {
            boolean isContent = isConfig(config, manifest)
                    && !(hasSame("data", changed, manifest) && hasSame("binaryData", changed, manifest));
            if (isContent) {
                throw new InvalidEditException(new Problem(
                        "an edit must leave the content of " + config.told()
                                + " as it is: the pods follow it by its hash",
                        path,
                        edit.origin(),
                        config instanceof ConfigFiles
                                ? "Write it with files(\"" + config.name() + "\", files -> files.text(..)) instead."
                                : "Write it with config(\"" + config.name()
                                        + "\", config -> config.value(..)) instead."));
            }
        }
        for (Secrets secret : parts.secrets().values()) {
            if (isPlainText(secret, manifest)
                    && !(hasSame("data", changed, manifest) && hasSame("stringData", changed, manifest))) {
                throw new InvalidEditException(new Problem(
                        "an edit must leave the content of secret \"" + secret.name()
                                + "\" as it is: the pods follow it by its hash",
                        path,
                        edit.origin(),
                        "Write it with plainText(\"" + secret.name() + "\", ..) instead."));
            }
        }
        return changed;
    }

    private static boolean hasSame(String field, Manifest one, Manifest other) {
        return one.tree().at(field).equals(other.tree().at(field));
    }

    private static Manifest tell(List<String> path, Origin origin, Manifest manifest, UnaryOperator<Manifest> change) {
        try {
            return change.apply(manifest);
        } catch (ManifestException mistake) {
            InvalidEditException told = new InvalidEditException(
                    new Problem(mistake.fact() + ", at " + mistake.place(), path, origin, mistake.nextStep()));
            told.initCause(mistake);
            throw told;
        }
    }

    /** What is wrong with the objects that the edits name, without applying them. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (ObjectEdit edit : parts.byHand().edits()) {
            if (!isThere(edit.kind(), edit.name())) {
                problems.add(absent("there is no " + edit.object() + " to edit", "edit", edit.object(), edit.origin()));
            }
        }
        for (FieldPolicy conflict : parts.byHand().conflicts()) {
            if (!isThere(conflict.kind(), conflict.name())) {
                String object = conflict.object();
                problems.add(
                        absent("there is no " + object + " to be in conflict", "conflict", object, conflict.origin()));
            }
        }
        return problems;
    }

    private boolean isThere(String kind, String name) {
        boolean isFound = false;
        for (Manifest manifest : manifests) {
            isFound = isFound || isMeant(kind, name, manifest);
        }
        return isFound;
    }

    private Problem absent(String fact, String word, String object, Origin origin) {
        List<String> known = new ArrayList<>();
        for (Manifest manifest : manifests) {
            known.add(shown(manifest));
        }
        return new Problem(
                fact, List.of(word + " " + object), origin, "Name one of: " + Nearest.list(object, known) + ".");
    }

    private boolean isMeant(String kind, String name, Manifest manifest) {
        if (!kind.equals(manifest.kind())) {
            return false;
        }
        String shown = plainName(manifest);
        return name.equals(manifest.name())
                || name.equals(shown)
                || parts.affixes().around(name).equals(shown);
    }

    private String shown(Manifest manifest) {
        return manifest.kind() + " " + plainName(manifest);
    }

    /** The name as the author knows it, without a hash. */
    private String plainName(Manifest manifest) {
        for (ConfigObject config : parts.sources().configObjects()) {
            if (isConfig(config, manifest)) {
                return rendering.names().config(config);
            }
        }
        for (Secrets secret : parts.secrets().values()) {
            if (isPlainText(secret, manifest)) {
                return rendering.names().secret(secret);
            }
        }
        return manifest.name();
    }

    private boolean isPlainText(Secrets secret, Manifest manifest) {
        return secret instanceof PlainTextSecret
                && manifest.kind().equals("Secret")
                && manifest.name().equals(rendering.secrets().name(secret.name()));
    }

    private boolean isConfig(ConfigObject config, Manifest manifest) {
        return manifest.kind().equals("ConfigMap")
                && manifest.name().equals(rendering.configs().name(config.name()));
    }
}
