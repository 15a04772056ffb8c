package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.policy.Quota;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders how much the app's namespace may have. */
final class QuotaRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        Optional<Quota> quota = rendering.parts().identity().tenancy().quota();
        if (quota.isEmpty()) {
            return;
        }
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("hard", quota.get().hard());
        manifests.add(TenancyObjects.object(
                "v1",
                "ResourceQuota",
                TenancyObjects.metadata(rendering, rendering.names().ofApp()),
                spec,
                rendering.parts().lines().of("quota")));
    }
}
