package dev.railsk.deploy.internal.preflight;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Fan;
import dev.railsk.deploy.internal.run.Preflight.NamespaceState;
import dev.railsk.problem.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks whether classes, gateways, accounts and claims are there. No dry run tells of them: an Ingress of an unknown class is served by
 * nobody, a claim of an unknown class waits for ever, and pods of an unknown account are not made.
 */
final class NeededObjectsCheck {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final DeployRun run;
    private final NamespaceState state;

    NeededObjectsCheck(DeployRun run, NamespaceState state) {
        this.run = run;
        this.state = state;
    }

    void check(List<Finding> findings) {
        Map<ObjectRef, List<String>> places = new LinkedHashMap<>();
        for (NeededObject needed : NeededObjects.of(run.manifests())) {
            places.computeIfAbsent(needed.object(), none -> new ArrayList<>()).add(needed.place());
        }
        new Fan(run::isCancelled).each(List.copyOf(places.keySet()), this::isThere, answer -> {
            ObjectRef object = answer.item();
            answer.failure().ifPresent(failure -> unknown(object, failure));
            if (!answer.answer().orElse(true) && !isOfVolumesMadeByHand(object)) {
                findings.add(missing(object, places.getOrDefault(object, List.of())));
            }
        });
    }

    private void unknown(ObjectRef object, RuntimeException failure) {
        int code = failure instanceof ClusterRefusedException refusal ? refusal.code() : 0;
        if (code == FORBIDDEN) {
            run.warn("not checked: no right to get " + object.kind().plural() + where(object) + ", so whether " + object
                    + " is there");
        } else if (code != NOT_FOUND) {
            // Of a kind that the cluster does not serve the dry run tells, or nothing needs it.
            throw failure;
        }
    }

    private boolean isThere(ObjectRef object) {
        boolean isNew = state == NamespaceState.TO_CREATE
                && object.namespace().equals(run.environment().namespace());
        return !isNew && run.cluster().get(object).isPresent();
    }

    /** A claim is bound to a volume by the name of its class, whether or not there is a class of that name. */
    private boolean isOfVolumesMadeByHand(ObjectRef object) {
        if (!object.kind().equals(NeededObjects.STORAGE_CLASS)) {
            return false;
        }
        try {
            return run.cluster().list(Selection.all(NeededObjects.VOLUME, "")).items().stream()
                    .anyMatch(volume -> volume.content()
                            .at("spec", "storageClassName")
                            .text()
                            .orElse("")
                            .equals(object.name()));
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() != FORBIDDEN) {
                throw refusal;
            }
            run.warn("not checked: no right to list persistentvolumes, so whether there are volumes of " + object
                    + ", which is not there");
            return true;
        }
    }

    private static String where(ObjectRef object) {
        return object.namespace().isEmpty() ? "" : " in namespace " + object.namespace();
    }

    private Finding missing(ObjectRef object, List<String> owners) {
        List<String> known = known(object);
        String list = known.isEmpty()
                ? "Make it first, or name another one."
                : "Name one that is there: " + String.join(", ", Nearest.sorted(object.name(), known)) + ".";
        return new Finding(
                "object-missing",
                object + " is not there" + where(object),
                String.join("; ", owners),
                Nearest.suggest(object.name(), known, list));
    }

    private List<String> known(ObjectRef object) {
        List<String> names = new ArrayList<>();
        if (object.namespace().isEmpty() || state != NamespaceState.TO_CREATE) {
            try {
                for (LiveObject found : run.cluster()
                        .list(new Selection(object.kind(), object.namespace(), Map.of()))
                        .items()) {
                    names.add(found.ref().name());
                }
            } catch (ClusterRefusedException refusal) {
                if (refusal.code() != FORBIDDEN) {
                    throw refusal;
                }
            }
        }
        return names;
    }
}
