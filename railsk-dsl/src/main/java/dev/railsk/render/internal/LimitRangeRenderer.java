package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.policy.Limits;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.quantity.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders what containers of the app's namespace get and may have. */
final class LimitRangeRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        Optional<Limits> said = rendering.parts().identity().tenancy().limits();
        if (said.isEmpty()) {
            return;
        }
        Limits limits = said.get();
        Map<String, Object> limit = new LinkedHashMap<>();
        limit.put("type", "Container");
        Resources resources = limits.resources();
        put(limit, "defaultRequest", resources.cpuRequest(), resources.memoryRequest(), resources.storageRequest());
        put(limit, "default", resources.cpuLimit(), resources.memoryLimit(), resources.storageLimit());
        put(limit, "max", limits.mostCpu(), limits.mostMemory(), Optional.empty());
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("limits", List.of(limit));
        manifests.add(TenancyObjects.object(
                "v1",
                "LimitRange",
                TenancyObjects.metadata(rendering, rendering.names().ofApp()),
                spec,
                rendering.parts().lines().of("limits")));
    }

    private static void put(
            Map<String, Object> limit,
            String field,
            Optional<Cpu> cpu,
            Optional<Memory> memory,
            Optional<Memory> storage) {
        Map<String, Object> amounts = new LinkedHashMap<>();
        if (cpu.isPresent()) {
            amounts.put("cpu", cpu.get().text());
        }
        if (memory.isPresent()) {
            amounts.put("memory", memory.get().text());
        }
        if (storage.isPresent()) {
            amounts.put("ephemeral-storage", storage.get().text());
        }
        if (!amounts.isEmpty()) {
            limit.put(field, amounts);
        }
    }
}
