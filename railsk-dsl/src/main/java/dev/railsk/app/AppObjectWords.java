package dev.railsk.app;

import static java.util.Objects.requireNonNull;

import dev.railsk.definition.ByHand;
import dev.railsk.definition.ConflictPolicy;
import dev.railsk.definition.ExtraObject;
import dev.railsk.definition.FieldPolicy;
import dev.railsk.definition.ObjectEdit;
import dev.railsk.definition.PodDefaults;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestId;
import dev.railsk.manifest.Manifests;
import dev.railsk.manifest.edit.Edit;
import dev.railsk.name.internal.WellFormed;
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
    private final List<FieldPolicy> conflicts;
    private final List<ManifestId> added = new ArrayList<>();

    AppObjectWords(Draft draft, PodDefaults pods, ByHand base) {
        super(draft, pods);
        objects = new ArrayList<>(base.objects());
        edits = new ArrayList<>(base.edits());
        conflicts = new ArrayList<>(base.conflicts());
    }

    final ByHand byHand() {
        return new ByHand(objects, edits, conflicts);
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

    /**
     * Say what a deploy does about conflicts over one field, and over what is below it; of two words about one field the one about the
     * smaller part counts. Default: {@link ConflictPolicy#FAIL} for every field, as server-side apply does.
     *
     * <pre>{@code
     * app.conflict("Deployment", "shop-web", "spec.replicas", ConflictPolicy.YIELD)
     *    .conflict("Deployment", "shop-web", "spec.template.spec.containers[name=web].image", ConflictPolicy.TAKE);
     * }</pre>
     *
     * @param kind the object's Kubernetes kind, such as {@code Deployment}
     * @param name its name, such as {@code shop-web}; {@code namePrefix} and {@code nameSuffix} may be left out
     * @param field the field as the API server writes it, such as {@code spec.replicas}
     * @param policy what a deploy does
     * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts">Conflicts of server-side apply</a>
     */
    public S conflict(String kind, String name, String field, ConflictPolicy policy) {
        Origin origin = draft.touch();
        requireNonNull(field, "field");
        if (!isField(field)) {
            draft.problem(
                    "conflict",
                    origin,
                    "a field must be written as the API server writes it, but was \"" + field + "\"",
                    "Write it like \"spec.replicas\" or \"spec.template.spec.containers[name=web].image\".");
            return self();
        }
        FieldPolicy said = new FieldPolicy(
                requireNonNull(kind, "kind"),
                requireNonNull(name, "name"),
                field,
                requireNonNull(policy, "policy"),
                origin);
        conflicts.removeIf(said::isSameField);
        conflicts.add(said);
        return self();
    }

    /** Refuse the deploy where this field is in conflict, as by default. */
    public S defaultConflict(String kind, String name, String field) {
        FieldPolicy unsaid = new FieldPolicy(
                requireNonNull(kind, "kind"),
                requireNonNull(name, "name"),
                requireNonNull(field, "field"),
                ConflictPolicy.FAIL,
                draft.touch());
        List<String> known = new ArrayList<>();
        for (FieldPolicy conflict : conflicts) {
            known.add(conflict.object() + " " + conflict.field());
        }
        if (!conflicts.removeIf(unsaid::isSameField)) {
            draft.problem(
                    "defaultConflict",
                    unsaid.origin(),
                    "nothing is said of conflicts over " + unsaid.object() + " " + unsaid.field(),
                    instead(unsaid.object() + " " + unsaid.field(), known));
        }
        return self();
    }

    /** Whether a text may name a field: it begins with a letter or a dot, and is well-formed, without blanks outside of keys. */
    private static boolean isField(String field) {
        String text = FieldPolicy.plain(field);
        boolean isField = !text.isEmpty() && Character.isLetter(text.charAt(0)) && WellFormed.is(text);
        int depth = 0;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            depth += letter == '[' ? 1 : letter == ']' ? -1 : 0;
            isField &= depth >= 0 && letter > ' ' && letter != '$' && letter != '!';
        }
        return isField && depth == 0;
    }

    /** The next step where there is nothing of this kind and name to remove. */
    private static String instead(String object, List<String> known) {
        return known.isEmpty()
                ? "Leave this line out: there is none."
                : "Remove one of: " + Nearest.list(object, known) + ".";
    }
}
