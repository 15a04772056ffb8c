package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.container.Mount;
import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Origin;
import dev.railsk.volume.Claim;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How an accessory is written. It has no replicas to set: two of them would each have a truth of its own.
 *
 * <p>Defaults: its image as it runs by itself, hardened as the app is, without the app's environment; no ports, no probes, no
 * storage. Where it listens on a port, it has a headless service of its name.
 */
public final class AccessorySpec extends WorkloadSpec<AccessorySpec> {

    private static final int LONGEST_LABEL = 63;

    private final Map<String, Claim> claims;

    private AccessorySpec(Accessory base) {
        super("accessory " + base.name(), base.basics());
        claims = new LinkedHashMap<>(base.claims());
    }

    static Accessory apply(Accessory base, Consumer<AccessorySpec> definition) {
        AccessorySpec spec = new AccessorySpec(base);
        spec.write(definition);
        boolean isCut = !spec.draft.findings().judges(List.of("image"));
        if (!isCut && !spec.container().isForeign()) {
            spec.draft.problem(
                    "image",
                    spec.lines().of("image"),
                    "an accessory must have an image of its own",
                    "Name it: image(\"redis:8.2\").");
        }
        if (spec.draft.has("progressDeadline")) {
            spec.draft.problem(
                    "progressDeadline",
                    spec.lines().of("progressDeadline"),
                    "an accessory is a StatefulSet, which has no progress deadline",
                    "Leave progressDeadline(..) out.");
        }
        return spec.draft.finish("accessory \"" + base.name() + "\"", new Accessory(spec.checked(), spec.claims));
    }

    @Override
    protected AccessorySpec self() {
        return this;
    }

    @Override
    WorkloadBasics standardBasics() {
        return Accessory.standard(name()).basics();
    }

    /** Say how the pod comes to a new version. */
    public AccessorySpec strategy(StatefulStrategy how) {
        statefulStrategyIs(Optional.of(requireNonNull(how, "how")));
        return this;
    }

    /** Let the pod come to a new version at once. */
    public AccessorySpec defaultStrategy() {
        statefulStrategyIs(Optional.empty());
        return this;
    }

    /** Keep this folder on storage of the pod's own, which outlives the pod and the accessory. */
    public AccessorySpec volume(String volume, String path, Claim claim) {
        Origin origin = draft.write("volume " + requireNonNull(volume, "volume"));
        requireNonNull(path, "path");
        requireNonNull(claim, "claim");
        if (!Syntax.isLabel(volume, LONGEST_LABEL)) {
            draft.problem(
                    "volume " + volume,
                    origin,
                    "a volume's name must have at most 63 lower-case letters, digits and dashes, but was \"" + volume
                            + "\"",
                    "Name it like \"data\".");
        }
        claims.put(volume, claim);
        unmount(volume);
        try {
            put(Mount.of(volume, path));
        } catch (DefinitionException e) {
            draft.refused("volume " + volume, Mount.class, e);
        }
        return this;
    }

    /** Have storage of the base no longer. What was stored stays in the cluster. */
    public AccessorySpec removeVolume(String volume) {
        draft.touch("volume " + requireNonNull(volume, "volume"));
        draft.remove("volume", volume, claims);
        unmount(volume);
        return this;
    }
}
