package dev.railsk.deploy.internal.lock;

import dev.railsk.app.Environment;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployedBy;
import dev.railsk.deploy.LockState;
import dev.railsk.deploy.LockState.Holder;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a Lease {@code railsk-APP-ENVIRONMENT} says. Immutable.
 *
 * @param identity the process that holds it; empty when nobody does
 * @param holder who that is, for people
 * @param token how often it has changed hands
 * @param acquired when the holder got it, as the holder's clock had it
 * @param renewed when it was last renewed, likewise: only whether it changes counts
 * @param brokenBy who took it from its holder by hand; empty for nobody
 */
record Lease(String identity, Holder holder, long token, String acquired, String renewed, String brokenBy) {

    static final ObjectKind KIND = new ObjectKind("coordination.k8s.io/v1", "Lease");

    /** How long one that does not change is respected. */
    static final Duration DURATION = Duration.ofSeconds(15);

    private static final String PREFIX = "railsk.dev/";
    private static final DateTimeFormatter MICRO_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    static ObjectRef ref(Environment environment) {
        return new ObjectRef(
                KIND, environment.namespace(), "railsk-" + environment.appName() + "-" + environment.name());
    }

    static Lease read(LiveObject object) {
        Tree spec = object.content().at("spec");
        Tree notes = object.content().at("metadata", "annotations");
        return new Lease(
                text(spec, "holderIdentity"),
                new Holder(
                        new DeployedBy(
                                note(notes, "by", DeployedBy.UNKNOWN.name()),
                                note(notes, "from", DeployedBy.UNKNOWN.place())),
                        note(notes, "revision", ""),
                        note(notes, "step", "")),
                spec.at("leaseTransitions").integer().orElse(0L),
                text(spec, "acquireTime"),
                text(spec, "renewTime"),
                note(notes, "broken-by", ""));
    }

    private static String text(Tree tree, String field) {
        return tree.at(field).text().orElse("");
    }

    private static String note(Tree notes, String name, String fallback) {
        return notes.at(PREFIX + name).text().filter(text -> !text.isBlank()).orElse(fallback);
    }

    boolean isHeld() {
        return !identity.isEmpty();
    }

    /** Whether the holder has renewed it since, or another one has it. */
    boolean isOtherThan(Lease before) {
        return !identity.equals(before.identity) || token != before.token || !renewed.equals(before.renewed);
    }

    LockState state() {
        return new LockState(holder, isHeld(), token, instant(acquired));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException notOurs) {
            // Somebody else wrote it: then nobody knows when.
            return Optional.empty();
        }
    }

    boolean isRenewedAfter(Instant time) {
        return instant(renewed).filter(at -> at.isAfter(time)).isPresent();
    }

    /** The next one to hold it. */
    Lease takenBy(String process, Holder by, Instant now) {
        String time = MICRO_TIME.format(now);
        return new Lease(process, by, token + 1, time, time, "");
    }

    Lease renewed(String step, Instant now) {
        Holder here = new Holder(holder.by(), holder.revision(), step);
        return new Lease(identity, here, token, acquired, MICRO_TIME.format(now), brokenBy);
    }

    Lease released(Instant now) {
        return new Lease("", holder, token, acquired, MICRO_TIME.format(now), brokenBy);
    }

    Lease broken(DeployedBy by, Instant now) {
        return new Lease("", holder, token, acquired, MICRO_TIME.format(now), by.toString());
    }

    static Lease none() {
        return new Lease("", LockState.FREE.holder(), 0, "", "", "");
    }

    /** The object to write in place of the one that was read at this version; empty for a new one. */
    Manifest manifest(ObjectRef ref, String resourceVersion) {
        Map<String, Object> notes = new LinkedHashMap<>();
        notes.put(PREFIX + "by", holder.by().name());
        notes.put(PREFIX + "from", holder.by().place());
        notes.put(PREFIX + "revision", holder.revision());
        notes.put(PREFIX + "step", holder.step());
        if (!brokenBy.isEmpty()) {
            notes.put(PREFIX + "broken-by", brokenBy);
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", ref.name());
        metadata.put("namespace", ref.namespace());
        metadata.put("annotations", notes);
        if (!resourceVersion.isEmpty()) {
            metadata.put("resourceVersion", resourceVersion);
        }
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("holderIdentity", identity);
        spec.put("leaseDurationSeconds", DURATION.toSeconds());
        spec.put("leaseTransitions", token);
        spec.put("acquireTime", acquired);
        spec.put("renewTime", renewed);
        Map<String, Object> lease = new LinkedHashMap<>();
        lease.put("apiVersion", KIND.apiVersion());
        lease.put("kind", KIND.kind());
        lease.put("metadata", metadata);
        lease.put("spec", spec);
        return Manifest.of(Tree.of(lease));
    }
}
