package dev.railsk.render.internal;

import dev.railsk.access.Account;
import dev.railsk.manifest.Field;
import dev.railsk.manifest.Manifest;
import dev.railsk.pod.LabelScope;
import dev.railsk.security.Hardening;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders the accounts of the app's own. */
final class ServiceAccountRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Account.Own account : rendering.parts().ownAccounts()) {
            Map<String, String> labels = new LinkedHashMap<>(rendering.labels().tenancy());
            labels.putAll(account.labels());
            ObjectMeta metadata = rendering.metadata(
                    rendering.names().account(account),
                    labels,
                    rendering.annotations().ofApp(LabelScope.TENANCY));
            metadata.getAnnotations().putAll(account.annotations());
            manifests.add(account(rendering, metadata).definedAt(account.lines().defined()));
        }
    }

    private static Manifest account(Rendering rendering, ObjectMeta metadata) {
        return rendering.parts().security().has(Hardening.NO_API_TOKEN)
                ? Manifest.owning("v1", "ServiceAccount", metadata, Field.of("automountServiceAccountToken", false))
                : Manifest.owning("v1", "ServiceAccount", metadata);
    }
}
