package dev.railsk.docs;

import static dev.railsk.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import org.junit.jupiter.api.Test;

/** What docs/by-hand.md shows. */
class ByHandTest {

    @Test
    void anObjectOfOnesOwn() {
        String policy =
                """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: only-web}
                spec:
                  podSelector: {}
                  ingress: []
                """;
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .manifests(manifestText(policy)));

        assertThat(render(shop).get("NetworkPolicy", "only-web").id().namespace())
                .isEqualTo("shop");
    }

    @Test
    void aChangeOfOneObject() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .edit("Service", "shop-web", strategicMerge("spec: {internalTrafficPolicy: Local}"))
                .edit("Deployment", "shop-web", jsonPatch("[{op: add, path: /spec/minReadySeconds, value: 5}]"))
                .edit("Ingress", "shop-web", typedEdit(Ingress.class, ingress -> ingress.getSpec()
                        .setIngressClassName("internal"))));

        assertThat(render(shop).toYaml())
                .contains("internalTrafficPolicy: Local", "minReadySeconds: 5", "ingressClassName: internal");
    }

    @Test
    void aChangeOfPods() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example").editPods(strategicMerge("spec: {priorityClassName: urgent}")))
                .worker("sidekiq", worker -> worker.editPods(strategicMerge("spec: {dnsPolicy: Default}"))));

        assertThat(render(shop).toYaml()).contains("priorityClassName: urgent", "dnsPolicy: Default");
    }

    private static ManifestSet render(RailsApp shop) {
        return shop.environment("default").render(Revision.of("abcd123"));
    }
}
