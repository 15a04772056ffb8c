package dev.railsk.workload;

import dev.railsk.network.Service;
import dev.railsk.pod.Disruption;
import dev.railsk.problem.Part;
import dev.railsk.volume.Claim;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Something that the app needs beside it, such as a Redis: an image of its own, one pod, with storage of its own, under a name
 * inside the cluster. It gets none of the app's environment.
 *
 * @param basics what every workload has
 * @param claims the storage that each pod has for itself, by the volume's name
 */
public record Accessory(WorkloadBasics basics, Map<String, Claim> claims)
        implements Workload, Part<AccessorySpec, Accessory> {

    private static final Scale ONE = Scale.fixed(1);

    public Accessory {
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    /** An accessory as it is when nothing is said of it: see {@link AccessorySpec} for the defaults. */
    public static Accessory standard(String name) {
        return new Accessory(WorkloadBasics.bare(name).withService(Service.HEADLESS), Map.of());
    }

    /** Define an accessory on its own, to share or test it. */
    public static Accessory define(String name, Consumer<AccessorySpec> definition) {
        return standard(name).with(definition);
    }

    @Override
    public Accessory with(Consumer<AccessorySpec> definition) {
        return AccessorySpec.apply(this, definition);
    }

    @Override
    public Scale scale() {
        return ONE;
    }

    // A budget for a single pod could only hold up every drain.
    @Override
    public Disruption disruption() {
        return Disruption.unlimited();
    }

    @Override
    public String noun() {
        return "accessory";
    }

    @Override
    public int place() {
        return 4;
    }

    @Override
    public WorkloadKind kind() {
        return WorkloadKind.STATEFUL_SET;
    }
}
