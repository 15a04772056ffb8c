package dev.railsk.app;

import static java.util.Objects.requireNonNull;

import dev.railsk.definition.ByHand;
import dev.railsk.definition.ExtraObject;
import dev.railsk.definition.ObjectEdit;
import dev.railsk.definition.PodDefaults;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestId;
import dev.railsk.manifest.Manifests;
import dev.railsk.manifest.edit.Edit;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Nearest;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * What an app says in Kubernetes' own terms, because there is no word for it: objects of its own hand, and changes of rendered ones.
 *
 * <pre>{@code
 * app.manifests(Manifests.resource(Deploy.class, "podmonitor.yaml"))
 *    .edit("Deployment", "shop-web", Edit.merge("spec: {minReadySeconds: 5}"));
 * }</pre>
 *
 * @param <S> the Spec's own type
 */
public abstract sealed class AppObjectWords<S extends AppObjectWords<S>> extends AppPodWords<S>
        permits AppTenancyWords {

    private final List<ExtraObject> objects;
    private final List<ObjectEdit> edits;
    private final List<ManifestId> added = new ArrayList<>();

    AppObjectWords(Draft draft, PodDefaults pods, ByHand base) {
        super(draft, pods);
        objects = new ArrayList<>(base.objects());
        edits = new ArrayList<>(base.edits());
    }

    final ByHand byHand() {
        return new ByHand(objects, edits);
    }

    /**
     * Render these objects as well, in the app's namespace where they name none; an empty {@code metadata.namespace} says that a kind
     * has none. They keep their names. In an overlay, an object of the base with the same kind and name is replaced.
     *
     * @param manifests from {@link Manifests}
     */
    public S manifests(List<Manifest> manifests) {
        return add(manifests, false, draft.touch());
    }

    /**
     * Render these objects as well, and have a deploy wait until each of them says that it is ready: its {@code
     * status.observedGeneration}, where it has one, is that of the object, and its condition {@code Ready} or {@code Available} is true.
     *
     * @param manifests from {@link Manifests}
     */
    public S awaitedManifests(List<Manifest> manifests) {
        return add(manifests, true, draft.touch());
    }

    private S add(List<Manifest> manifests, boolean isAwaited, Origin origin) {
        for (Manifest manifest : requireNonNull(manifests, "manifests")) {
            ManifestId id = manifest.id();
            if (added.stream().anyMatch(id::isSameObject)) {
                draft.problem(
                        "manifests",
                        origin,
                        "the object " + id + " is added twice here",
                        "Leave one of them out, or give it another name.");
                continue;
            }
            added.add(id);
            objects.removeIf(object -> object.manifest().id().isSameObject(id));
            objects.add(new ExtraObject(manifest.definedAt(origin), isAwaited, origin));
        }
        return self();
    }

    /** Leave out an object that was added by hand. */
    public S removeManifest(String kind, String name) {
        Origin origin = draft.touch();
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        List<String> known = new ArrayList<>();
        for (ExtraObject object : objects) {
            known.add(object.manifest().toString());
        }
        if (!objects.removeIf(object -> object.manifest().toString().equals(kind + " " + name))) {
            draft.problem(
                    "removeManifest",
                    origin,
                    "no object " + kind + " " + name + " was added by hand",
                    instead(kind + " " + name, known));
        }
        return self();
    }

    /**
     * Change a rendered object. Edits come last, in the order written, those of the base before those of an overlay; what they leave is
     * checked, compared and deployed like the rest, field by field as it is written. A render fails when the object is not there, or is as
     * the edit wants it already.
     *
     * @param kind its Kubernetes kind, such as {@code Deployment}
     * @param name its name, such as {@code shop-web}; {@code nameSuffix} and the hash of a ConfigMap may be left out
     * @param change what changes
     */
    public S edit(String kind, String name, Edit change) {
        Origin origin = draft.touch();
        edits.add(new ObjectEdit(
                requireNonNull(kind, "kind"), requireNonNull(name, "name"), requireNonNull(change, "change"), origin));
        return self();
    }

    /** Leave out all edits of an object that were written so far. */
    public S removeEdit(String kind, String name) {
        Origin origin = draft.touch();
        String object = requireNonNull(kind, "kind") + " " + requireNonNull(name, "name");
        List<String> known = new ArrayList<>();
        for (ObjectEdit edit : edits) {
            known.add(edit.object());
        }
        if (!edits.removeIf(edit -> edit.object().equals(object))) {
            draft.problem("removeEdit", origin, "there is no edit of " + object, instead(object, known));
        }
        return self();
    }

    /** The next step where there is nothing of this kind and name to remove. */
    private static String instead(String object, List<String> known) {
        return known.isEmpty()
                ? "Leave this line out: there is none."
                : "Remove one of: " + Nearest.list(object, known) + ".";
    }
}
