package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.DeleteOptions.Propagation;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import dev.railsk.testing.cluster.internal.rules.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deletes objects. A pod that runs ends in its own time; a namespace goes after its content; what has finalizers stays, marked as
 * being deleted, until the last of them is gone.
 */
final class Deletions {

    static final String ORPHAN = "orphan";
    static final String FOREGROUND = "foregroundDeletion";

    private static final int DEFAULT_GRACE = 30;

    private final ApiServer server;
    private final VirtualClock clock;

    Deletions(ApiServer server, VirtualClock clock) {
        this.server = server;
        this.clock = clock;
    }

    /** Delete as the user; whether the object was there. */
    boolean delete(ObjectRef ref, DeleteOptions options) {
        ResourceKind kind = server.kinds().of(ref.kind());
        server.rights().require("delete", kind, "", ref);
        LiveObject live = server.find(ref).orElse(null);
        if (live == null) {
            return false;
        }
        requirePreconditions(kind, live, options);
        if (!options.dryRun()) {
            delete(live, options.propagation());
        }
        return true;
    }

    private static void requirePreconditions(ResourceKind kind, LiveObject live, DeleteOptions options) {
        String uid = options.uid().orElse(live.uid());
        if (!uid.equals(live.uid())) {
            throw Refusals.precondition(
                    kind,
                    live,
                    "the UID in the precondition (" + uid + ") does not match the UID in record (" + live.uid()
                            + "). The object might have been deleted and then recreated");
        }
        String version = options.resourceVersion().orElse(live.resourceVersion());
        if (!version.equals(live.resourceVersion())) {
            throw Refusals.precondition(
                    kind,
                    live,
                    "the ResourceVersion in the precondition (" + version
                            + ") does not match the ResourceVersion in record (" + live.resourceVersion()
                            + "). The object might have been modified");
        }
    }

    /** Delete as the server's own controllers do. */
    void delete(LiveObject live, Propagation propagation) {
        int grace = grace(live);
        boolean isNamespace = live.ref().kind().equals(ObjectKind.NAMESPACE);
        List<Object> finalizers = finalizers(live, propagation);
        if (grace == 0 && finalizers.isEmpty() && !isNamespace) {
            server.remove(live.ref());
            return;
        }
        server.mark(live.ref(), object -> mark(object, grace, finalizers, isNamespace));
    }

    private static List<Object> finalizers(LiveObject live, Propagation propagation) {
        List<Object> finalizers = new ArrayList<>();
        for (Tree finalizer : live.content().at("metadata", "finalizers").items()) {
            finalizer.text().ifPresent(finalizers::add);
        }
        if (propagation == Propagation.BACKGROUND) {
            return finalizers;
        }
        finalizers.removeAll(Set.of(ORPHAN, FOREGROUND));
        finalizers.add(propagation == Propagation.ORPHAN ? ORPHAN : FOREGROUND);
        return finalizers;
    }

    /** The seconds that a pod has to end; none for one that runs nowhere or has ended, and for every other object. */
    private static int grace(LiveObject live) {
        Tree pod = live.content();
        String phase = pod.at("status", "phase").text().orElse("");
        boolean isRunning = live.ref().kind().equals(ObjectKind.POD)
                && pod.at("spec", "nodeName").isPresent()
                && !phase.equals("Succeeded")
                && !phase.equals("Failed");
        long wanted = pod.at("spec", "terminationGracePeriodSeconds").integer().orElse((long) DEFAULT_GRACE);
        return isRunning ? (int) Math.max(1, wanted) : 0;
    }

    private void mark(Map<String, Object> object, int grace, List<Object> finalizers, boolean isNamespace) {
        Map<String, Object> metadata = PlainValue.child(object, "metadata");
        if (!metadata.containsKey("deletionTimestamp")) {
            Instant due = clock.now().plus(Duration.ofSeconds(grace)).truncatedTo(ChronoUnit.SECONDS);
            metadata.put("deletionTimestamp", due.toString());
            if (isNamespace) {
                PlainValue.child(object, "status").put("phase", "Terminating");
            } else {
                metadata.put("deletionGracePeriodSeconds", grace);
            }
        }
        if (!finalizers.isEmpty()) {
            metadata.put("finalizers", finalizers);
        }
    }

    /** An object has changed: remove it when it was only kept by a finalizer that is gone now. */
    void changed(ObjectRef ref) {
        server.find(ref).filter(Deletions::isReleased).ifPresent(live -> server.remove(live.ref()));
    }

    private static boolean isReleased(LiveObject live) {
        Tree metadata = live.content().at("metadata");
        return metadata.at("deletionTimestamp").isPresent()
                && !live.ref().kind().equals(ObjectKind.NAMESPACE)
                && metadata.at("finalizers").items().isEmpty()
                && metadata.at("deletionGracePeriodSeconds").integer().orElse(0L) == 0;
    }

    static void refuseNewFinalizers(ResourceKind kind, Map<String, Object> now, Map<String, Object> before) {
        Map<String, Object> metadata = PlainValue.at(now, "metadata");
        Map<String, Object> old = PlainValue.at(before, "metadata");
        List<Object> added = new ArrayList<>(list(metadata));
        added.removeAll(list(old));
        if (old.containsKey("deletionTimestamp") && !added.isEmpty()) {
            Problems problems = new Problems();
            List<String> quoted = added.stream().map(name -> "\"" + name + "\"").toList();
            problems.forbidden(
                    "metadata.finalizers",
                    "no new finalizers can be added if the object is being deleted, found new finalizers []string{"
                            + String.join(", ", quoted) + "}");
            throw Refusals.invalid(kind, PlainValue.text(metadata, "name"), problems.causes());
        }
    }

    private static List<Object> list(Map<String, Object> metadata) {
        List<Object> finalizers = PlainValue.asList(metadata.get("finalizers"));
        return finalizers == null ? List.of() : finalizers;
    }
}
