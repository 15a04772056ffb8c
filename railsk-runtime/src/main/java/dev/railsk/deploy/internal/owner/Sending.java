package dev.railsk.deploy.internal.owner;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Applied.Effect;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.ConflictException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.definition.ConflictPolicy;
import dev.railsk.deploy.TakenFields;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends manifests by what is to be left to others and taken from them. A field that is left is not sent while anybody else owns it. One that
 * is taken is first struck from its owner's list, by a patch at the version that was read; then a plain apply follows. Who meets another
 * writer on the way starts over.
 */
public final class Sending {

    private static final Pattern OWNER = Pattern.compile("conflict with \"([^\"]*)\"");
    private static final int CONFLICT = 409;
    private static final int TRIES = 5;

    private final Cluster cluster;
    private final Owners owners;

    /** To this cluster, under these policies. */
    public Sending(Cluster cluster, Owners owners) {
        this.cluster = cluster;
        this.owners = owners;
    }

    /**
     * What came of a manifest.
     *
     * @param applied what the API server answered to the apply
     * @param taken what was taken before, or would be
     */
    public record Sent(Applied applied, List<TakenFields> taken) {
        public Sent {
            taken = List.copyOf(taken);
        }
    }

    /** The name of the manager that a conflict is with. */
    public static String owner(FieldCause conflict) {
        Matcher owner = OWNER.matcher(conflict.message());
        return owner.find() ? owner.group(1) : "another manager";
    }

    /**
     * Ask what would become of a manifest.
     *
     * @throws ConflictException when others own fields that may not be taken; it has these only
     */
    public Sent ask(Manifest manifest) {
        Optional<LiveObject> live = isOpen(manifest) ? cluster.get(ObjectRef.of(manifest.id())) : Optional.empty();
        Applied applied = asked(fitted(manifest));
        if (live.isEmpty()) {
            return new Sent(applied, List.of());
        }
        Handover handover = Handover.of(owners, manifest.id(), live.get(), applied.object());
        Applied changing = handover.isEmpty() || applied.effect() != Effect.UNCHANGED
                ? applied
                : new Applied(applied.object(), Effect.CHANGED, applied.warnings());
        return new Sent(changing, handover.taken());
    }

    private Applied asked(Manifest fitted) {
        try {
            return cluster.apply(fitted, WriteOptions.ask());
        } catch (ConflictException conflict) {
            List<FieldCause> left = new ArrayList<>();
            for (FieldCause cause : conflict.causes()) {
                if (owners.policy(fitted.id(), cause.field(), owner(cause)) != ConflictPolicy.TAKE) {
                    left.add(cause);
                }
            }
            if (!left.isEmpty() || conflict.causes().isEmpty()) {
                throw new ConflictException(conflict.reason(), String.valueOf(conflict.getMessage()), left);
            }
            return cluster.apply(fitted, WriteOptions.askForced());
        }
    }

    /** Take what is to be taken, then apply. */
    public Sent apply(Manifest manifest) {
        List<TakenFields> taken = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                if (isOpen(manifest)) {
                    taken.addAll(take(manifest).orElse(List.of()));
                }
                return new Sent(cluster.apply(fitted(manifest), WriteOptions.write()), taken);
            } catch (ConflictException met) {
                if (attempt == TRIES || !maySucceed(manifest, met)) {
                    throw met;
                }
            }
        }
    }

    /** Take what is to be taken of an object, and change no value; empty where it is not there. */
    public Optional<List<TakenFields>> take(Manifest manifest) {
        for (int attempt = 1; ; attempt++) {
            Optional<LiveObject> live = cluster.get(ObjectRef.of(manifest.id()));
            if (live.isEmpty()) {
                return Optional.empty();
            }
            LiveObject asked = asked(fitted(manifest)).object();
            Handover handover = Handover.of(owners, manifest.id(), live.get(), asked);
            try {
                if (!handover.isEmpty()) {
                    LiveObject unused = cluster.patch(live.get(), handover.change(), WriteOptions.write());
                }
                return Optional.of(handover.taken());
            } catch (ConflictException changed) {
                if (attempt == TRIES) {
                    throw changed;
                }
            }
        }
    }

    /** Whether the same may well succeed a moment later: somebody has changed what is left to them, or what is taken. */
    private boolean maySucceed(Manifest manifest, ConflictException met) {
        boolean may = met.code() == CONFLICT && !met.causes().isEmpty();
        for (FieldCause cause : met.causes()) {
            ConflictPolicy policy = owners.policy(manifest.id(), cause.field(), owner(cause));
            may &= policy != ConflictPolicy.FAIL || KeptReplicas.isKept(manifest, cause.field());
        }
        return may;
    }

    private boolean isOpen(Manifest manifest) {
        return !manifest.kind().equals(ObjectKind.NAMESPACE.kind()) && owners.areOpenFor(manifest.id());
    }

    /** The manifest without what others own and may keep. */
    private Manifest fitted(Manifest manifest) {
        if (!owners.yields(manifest.id())) {
            return KeptReplicas.in(cluster, manifest);
        }
        Optional<LiveObject> live = cluster.get(ObjectRef.of(manifest.id()));
        if (live.isEmpty()) {
            return manifest;
        }
        Tree sent = manifest.tree();
        for (ManagedFields.Entry entry : ManagedFields.of(live.get()).entries()) {
            if (!entry.isOurs() && !entry.isOfStatus()) {
                FieldSet left = owners.with(ConflictPolicy.YIELD, manifest.id(), entry.manager(), entry.fields());
                for (String path : left.leaves()) {
                    sent = FieldPath.without(sent, path);
                }
            }
        }
        Manifest fitted = Manifest.of(sent);
        Manifest placed = manifest.origin().map(fitted::definedAt).orElse(fitted);
        return KeptReplicas.isOpen(manifest) ? KeptReplicas.in(live.get(), placed) : placed;
    }
}
