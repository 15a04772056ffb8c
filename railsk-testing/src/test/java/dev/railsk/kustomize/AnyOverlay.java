package dev.railsk.kustomize;

import dev.railsk.app.OverlaySpec;
import dev.railsk.image.Revision;
import dev.railsk.workload.ReplicatedSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** An overlay by chance, said both ways. */
final class AnyOverlay {

    private static final String DIGEST = "sha256:" + "fedcba9876543210".repeat(4);

    private final PlainOverlay folder;
    private final Drawn drawn;
    private final boolean isManaged;
    private final Set<Slot> removed = new LinkedHashSet<>();
    private final List<Said<OverlaySpec, PlainOverlay>> words;
    private final Map<Slot, List<Said<ReplicatedSpec<?>, PlainChange>>> changes = new EnumMap<>(Slot.class);

    private AnyOverlay(Drawn drawn, PlainTree tree) {
        this.drawn = drawn;
        folder = tree.overlay(drawn.name);
        isManaged = tree.has("Namespace");
        image();
        for (Slot slot : drawn.removed) {
            PlainPods pods = folder.pods().get(slot.label());
            if (pods != null && folder.pods().size() > (tree.hasCrons() ? 2 : 1)) {
                pods.objects().forEach(folder::delete);
                folder.pods().remove(slot.label());
                removed.add(slot);
            }
        }
        words = Said.write(drawn.words, folder);
        drawn.changes.forEach((slot, said) -> {
            PlainPods pods = folder.pods().get(slot.label());
            if (pods != null) {
                changes.put(slot, Said.write(said, new PlainChange(folder, pods)));
            }
        });
    }

    private void image() {
        PlainObject image = PlainObject.empty().set("name", "shop").set("newName", drawn.image);
        if (drawn.revision.startsWith("sha256:")) {
            image.set("digest", drawn.revision);
        } else {
            image.set("newTag", drawn.revision);
        }
        folder.kustomization().list("images").add(image.fields());
    }

    /** What was drawn, before it was seen what fits a base. */
    record Drawn(
            String name,
            String image,
            String revision,
            Set<Slot> removed,
            List<Said<OverlaySpec, PlainOverlay>> words,
            Map<Slot, List<Said<ReplicatedSpec<?>, PlainChange>>> changes) {

        AnyOverlay over(PlainTree tree) {
            return new AnyOverlay(this, tree);
        }
    }

    /** Up to three. */
    static Arbitrary<List<Drawn>> some() {
        return Combinators.combine(
                        one("staging"),
                        one("production").optional(0.3),
                        one("review").optional(0.2))
                .as((first, second, third) -> {
                    List<Drawn> all = new ArrayList<>(List.of(first));
                    second.ifPresent(all::add);
                    third.ifPresent(all::add);
                    return all;
                });
    }

    private static Arbitrary<Drawn> one(String name) {
        return Combinators.combine(
                        Arbitraries.of("ghcr.io/acme/shop", "registry.example:5000/mirror/shop"),
                        Arbitraries.of("abcd123", "1.2.3", "0012", "1e3", DIGEST),
                        Arbitraries.subsetOf(Slot.values()).ofMaxSize(1),
                        OverlaySayings.all(name, 0.25),
                        changes())
                .as((image, revision, removed, words, changes) ->
                        new Drawn(name, image, revision, removed, words, changes));
    }

    private static Arbitrary<Map<Slot, List<Said<ReplicatedSpec<?>, PlainChange>>>> changes() {
        List<Arbitrary<Map.Entry<Slot, List<Said<ReplicatedSpec<?>, PlainChange>>>>> all = new ArrayList<>();
        for (Slot slot : Slot.values()) {
            all.add(ChangeSayings.all(slot, 0.25).some().map(said -> Map.entry(slot, said)));
        }
        return Combinators.combine(all).as(said -> {
            Map<Slot, List<Said<ReplicatedSpec<?>, PlainChange>>> changes = new EnumMap<>(Slot.class);
            said.forEach(one -> changes.put(one.getKey(), one.getValue()));
            return changes;
        });
    }

    Revision revision() {
        return Revision.of(drawn.revision);
    }

    String folder() {
        return folder.folder();
    }

    void write(OverlaySpec overlay) {
        overlay.image(drawn.image);
        if (folder.kustomization().has("namespace")) {
            if (isManaged) {
                overlay.namespace("store-" + drawn.name);
            } else {
                overlay.existingNamespace("store-" + drawn.name);
            }
        }
        removed.forEach(slot -> slot.remove(overlay));
        words.forEach(said -> said.words().accept(overlay));
        changes.forEach((slot, said) -> {
            if (!said.isEmpty()) {
                slot.change(overlay, workload -> said.forEach(one -> one.words().accept(workload)));
            }
        });
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(".overlay(\"" + drawn.name + "\", x -> x.image(\"" + drawn.image + "\")");
        removed.forEach(slot ->
                text.append("\n        .").append(slot.beginning("remove")).append(')'));
        words.forEach(said -> text.append("\n        .").append(said));
        changes.forEach((slot, said) -> {
            if (!said.isEmpty()) {
                text.append("\n        .")
                        .append(slot.beginning(""))
                        .append(", x -> x")
                        .append(Said.text(said))
                        .append(')');
            }
        });
        return text.append(") at ").append(drawn.revision).toString();
    }
}
