package dev.railsk.render.internal;

import dev.railsk.access.Account;
import dev.railsk.definition.Access;
import dev.railsk.manifest.Field;
import dev.railsk.manifest.Manifest;
import dev.railsk.security.Hardening;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/** Renders the accounts of the app's own. */
final class ServiceAccountRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Account.Own account : Access.ownAccounts(rendering.parts())) {
            ObjectMeta metadata =
                    TenancyObjects.metadata(rendering, rendering.names().account(account));
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
