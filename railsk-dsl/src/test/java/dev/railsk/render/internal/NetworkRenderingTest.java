package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.BaseRender;
import dev.railsk.app.RailsApp;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import dev.railsk.network.Exposure;
import dev.railsk.network.ServiceType;
import org.junit.jupiter.api.Test;

class NetworkRenderingTest {

    private static final String BACKEND =
            "{paths: [{path: /, pathType: Prefix, backend: {service: {name: shop-web, port: {number: 80}}}}]}";

    @Test
    void aimsTheServiceAtTheFirstPortByName() {
        RenderedShop shop = RenderedShop.web(web -> web.identity("app", "shop").port("puma", 9292));

        assertThat(shop.only("Service").value())
                .isEqualTo(
                        yaml(
                                """
                apiVersion: v1
                kind: Service
                metadata:
                  name: shop-web
                  namespace: shop
                  labels: {app: shop}
                spec:
                  selector: {app: shop}
                  ports: [{port: 80, targetPort: puma}]
                """));
    }

    @Test
    void changesTheService() {
        RenderedShop shop = RenderedShop.web(web -> web.service(service ->
                        service.name("front").type(ServiceType.LOAD_BALANCER).port(8080))
                .host("shop.example"));

        assertThat(shop.at("Service", "metadata", "name").text()).contains("front");
        assertThat(shop.at("Service", "spec", "type").text()).contains("LoadBalancer");
        assertThat(shop.at("Service", "spec", "ports").value()).isEqualTo(yaml("[{port: 8080, targetPort: http}]"));
        assertThat(shop.at("Ingress", "spec", "rules").value())
                .isEqualTo(
                        yaml(
                                """
                - host: shop.example
                  http:
                    paths:
                    - path: /
                      pathType: Prefix
                      backend: {service: {name: front, port: {number: 8080}}}
                """));
    }

    @Test
    void rendersNoIngressWithoutAHost() {
        assertThat(RenderedShop.web(web -> {}).objects())
                .containsExactly(
                        "Namespace shop",
                        "Service shop-web",
                        "Deployment shop-web",
                        "PodDisruptionBudget shop-web-pdb");
    }

    @Test
    void rendersARuleAHost() {
        RenderedShop shop = RenderedShop.web(web -> web.host("shop.example").addHost("*.shop.example"));

        assertThat(shop.at("Ingress", "spec").value())
                .isEqualTo(yaml(
                        """
                rules:
                - host: shop.example
                  http: %s
                - host: "*.shop.example"
                  http: %s
                """
                                .formatted(BACKEND, BACKEND)));
        assertThat(shop.at("Ingress", "metadata").value()).isEqualTo(yaml("{name: shop-web, namespace: shop}"));
    }

    @Test
    void servesEveryHostWhenThatIsSaid() {
        RenderedShop shop = RenderedShop.web(web -> web.anyHost().expose(Exposure.ingress()));

        assertThat(shop.at("Ingress", "spec").value()).isEqualTo(yaml("rules: [{http: %s}]".formatted(BACKEND)));
    }

    @Test
    void servesEveryHostWhileTheHostIsOpen() {
        RailsApp app = RailsApp.define(
                "shop", spec -> spec.image("ghcr.io/acme/shop").web(web -> web.openHost("an overlay says")));

        BaseRender base = app.renderBase();

        assertThat(only(base.manifests(), "Ingress").at("spec").value())
                .isEqualTo(yaml("rules: [{http: %s}]".formatted(BACKEND)));
        assertThat(base.openSlots()).hasSize(2);
    }

    private static Tree only(ManifestSet set, String kind) {
        assertThat(set.ofKind(kind)).hasSize(1);
        return set.ofKind(kind).get(0).tree();
    }

    @Test
    void namesClassAndCertificate() {
        RenderedShop shop = RenderedShop.web(
                web -> web.host("shop.example").expose(Exposure.ingress(ingress -> ingress.name("front")
                        .className("nginx")
                        .tls("shop-tls")
                        .label("team", "web")
                        .annotation("nginx.ingress.kubernetes.io/limit-rps", "50"))));

        assertThat(shop.only("Ingress").value())
                .isEqualTo(yaml(
                        """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata:
                  name: front
                  namespace: shop
                  labels: {team: web}
                  annotations: {nginx.ingress.kubernetes.io/limit-rps: "50"}
                spec:
                  ingressClassName: nginx
                  rules: [{host: shop.example, http: %s}]
                  tls: [{hosts: [shop.example], secretName: shop-tls}]
                """
                                .formatted(BACKEND)));
    }

    @Test
    void namesNoHostInACertificateForEveryHost() {
        RenderedShop shop =
                RenderedShop.web(web -> web.anyHost().expose(Exposure.ingress(ingress -> ingress.tls("shop-tls"))));

        assertThat(shop.at("Ingress", "spec", "tls").value()).isEqualTo(yaml("[{secretName: shop-tls}]"));
    }

    @Test
    void rendersAnAlb() {
        RenderedShop shop = RenderedShop.web(web -> web.host("shop.example")
                .expose(Exposure.alb(
                        alb -> alb.internetFacing().listenHttpAndHttps().sslRedirect())));

        assertThat(shop.at("Ingress", "spec", "ingressClassName").text()).contains("alb");
        assertThat(shop.at("Ingress", "metadata", "annotations").value())
                .isEqualTo(
                        yaml(
                                """
                alb.ingress.kubernetes.io/scheme: internet-facing
                alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS":443}]'
                alb.ingress.kubernetes.io/ssl-redirect: "443"
                """));
    }

    @Test
    void rendersAPlainAlbWithoutAnnotations() {
        RenderedShop shop = RenderedShop.web(web -> web.host("shop.example").expose(Exposure.alb(alb -> {})));

        assertThat(shop.at("Ingress", "spec", "ingressClassName").text()).contains("alb");
        assertThat(shop.at("Ingress", "metadata", "annotations")).isEqualTo(Tree.absent());
    }

    @Test
    void namesTheAlbsClassByTheOldAnnotation() {
        RenderedShop shop = RenderedShop.web(
                web -> web.host("shop.example").expose(Exposure.alb(alb -> alb.legacyClassAnnotation())));

        assertThat(shop.at("Ingress", "spec", "ingressClassName")).isEqualTo(Tree.absent());
        assertThat(shop.at("Ingress", "metadata", "annotations").value())
                .isEqualTo(yaml("kubernetes.io/ingress.class: alb"));
    }
}
