package dev.railsk.render.internal;

import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.quantity.Resources;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders what a container is promised and allowed. */
final class ResourcesRenderer {

    private ResourcesRenderer() {}

    /** The amounts as the author wrote them; null when there are none. */
    static @Nullable ResourceRequirements render(Resources resources) {
        if (resources.isEmpty()) {
            return null;
        }
        ResourceRequirements requirements = new ResourceRequirements();
        requirements.setRequests(
                amounts(resources.cpuRequest(), resources.memoryRequest(), resources.storageRequest()));
        requirements.setLimits(amounts(resources.cpuLimit(), resources.memoryLimit(), resources.storageLimit()));
        return requirements;
    }

    private static Map<String, Quantity> amounts(Optional<Cpu> cpu, Optional<Memory> memory, Optional<Memory> storage) {
        Map<String, Quantity> amounts = new LinkedHashMap<>();
        if (cpu.isPresent()) {
            amounts.put("cpu", new Quantity(cpu.get().text()));
        }
        if (memory.isPresent()) {
            amounts.put("memory", new Quantity(memory.get().text()));
        }
        if (storage.isPresent()) {
            amounts.put("ephemeral-storage", new Quantity(storage.get().text()));
        }
        return amounts;
    }
}
