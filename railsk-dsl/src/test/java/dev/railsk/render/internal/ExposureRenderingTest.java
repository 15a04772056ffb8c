package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.manifest.Tree;
import dev.railsk.network.AlbTargetType;
import dev.railsk.network.CertIssuer;
import dev.railsk.network.Exposure;
import dev.railsk.network.ExposureChange;
import dev.railsk.network.ExternalDns;
import dev.railsk.network.GatewayParent;
import dev.railsk.network.PathMatch;
import dev.railsk.network.ServiceType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExposureRenderingTest {

    private static RenderedShop exposed(ExposureChange how) {
        return RenderedShop.web(
                web -> web.host("shop.example").addHost("*.shop.example").expose(how));
    }

    @Test
    void hasCertManagerMakeACertificateForEachHost() {
        RenderedShop shop = exposed(Exposure.ingress(ingress -> ingress.certManager("letsencrypt")));

        assertThat(shop.at("Ingress", "metadata", "annotations").value())
                .isEqualTo(yaml("cert-manager.io/cluster-issuer: letsencrypt"));
        assertThat(shop.at("Ingress", "spec", "tls").value())
                .isEqualTo(
                        yaml(
                                """
                - {hosts: [shop.example], secretName: shop.example-tls}
                - {hosts: ["*.shop.example"], secretName: wildcard.shop.example-tls}
                """));
    }

    @Test
    void hasCertManagerFillOneSecretForAllHosts() {
        RenderedShop shop = exposed(
                Exposure.ingress(ingress -> ingress.tls("shop-tls").certManager(CertIssuer.ofNamespace("own"))));

        assertThat(shop.at("Ingress", "metadata", "annotations").value())
                .isEqualTo(yaml("cert-manager.io/issuer: own"));
        assertThat(shop.at("Ingress", "spec", "tls").value())
                .isEqualTo(yaml("[{hosts: [shop.example, '*.shop.example'], secretName: shop-tls}]"));
    }

    @Test
    void asksTheServiceForItsPortByName() {
        RenderedShop shop = RenderedShop.web(web -> web.host("shop.example")
                .service(service -> service.port("http", 80))
                .expose(Exposure.ingress(ingress -> ingress.namedPort())));

        assertThat(shop.at("Ingress", "spec", "rules")
                        .items()
                        .get(0)
                        .at("http", "paths")
                        .items()
                        .get(0)
                        .at("backend", "service", "port")
                        .value())
                .isEqualTo(yaml("{name: http}"));
    }

    @Test
    void refusesToAskForANameThatThePortDoesNotHave() {
        assertThatThrownBy(() -> exposed(Exposure.alb(alb -> alb.namedPort())))
                .hasMessageContaining(
                        "web: the ingress asks for a port by its name, but the first port of the service of web has none")
                .hasMessageContaining("Write service(service -> service.port(\"http\", 80)) there.");
    }

    @Test
    void servesAHostWithACertificateOfItsOwn() {
        RenderedShop shop =
                exposed(Exposure.ingress(ingress -> ingress.tls("all").addTls("shop.example", "shop-only")));

        assertThat(shop.at("Ingress", "spec", "tls").value())
                .isEqualTo(
                        yaml(
                                """
                - {hosts: [shop.example], secretName: shop-only}
                - {hosts: ["*.shop.example"], secretName: all}
                """));
    }

    @Test
    void refusesCertificatesWithoutTheirHosts() {
        assertThatThrownBy(() -> exposed(Exposure.ingress(ingress -> ingress.addTls("shop.exmple", "a"))))
                .hasMessageContaining("web: there is a certificate for the host \"shop.exmple\", which is not served")
                .hasMessageContaining("Name one of: shop.example, *.shop.example.");
        assertThatThrownBy(() -> RenderedShop.web(
                        web -> web.anyHost().expose(Exposure.ingress(ingress -> ingress.certManager("a")))))
                .hasMessageContaining(
                        "web: cert-manager makes certificates for hosts, but the workload answers to every host");
    }

    @Test
    void tellsAnAlbAllThatItReads() {
        RenderedShop shop = exposed(Exposure.alb(alb -> alb.group("public")
                .groupOrder(10)
                .webAcl("arn:aws:wafv2:eu-west-1:1:regional/webacl/a/b")
                .certificates("arn:aws:acm:eu-west-1:1:certificate/a", "arn:aws:acm:eu-west-1:1:certificate/b")
                .tlsPolicy("ELBSecurityPolicy-TLS13-1-2-2021-06")
                .targets(AlbTargetType.IP)
                .healthPath("/up")
                .successCodes("200-299")
                .attribute("idle_timeout.timeout_seconds", "60")
                .attribute("routing.http2.enabled", "true")
                .targetAttribute("deregistration_delay.timeout_seconds", "30")));

        assertThat(shop.at("Ingress", "metadata", "annotations").value())
                .isEqualTo(
                        yaml(
                                """
                alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-2021-06
                alb.ingress.kubernetes.io/certificate-arn: "arn:aws:acm:eu-west-1:1:certificate/a,arn:aws:acm:eu-west-1:1:certificate/b"
                alb.ingress.kubernetes.io/group.name: public
                alb.ingress.kubernetes.io/group.order: "10"
                alb.ingress.kubernetes.io/wafv2-acl-arn: "arn:aws:wafv2:eu-west-1:1:regional/webacl/a/b"
                alb.ingress.kubernetes.io/load-balancer-attributes: idle_timeout.timeout_seconds=60,routing.http2.enabled=true
                alb.ingress.kubernetes.io/target-type: ip
                alb.ingress.kubernetes.io/healthcheck-path: /up
                alb.ingress.kubernetes.io/success-codes: 200-299
                alb.ingress.kubernetes.io/target-group-attributes: deregistration_delay.timeout_seconds=30
                """));
    }

    @Test
    void refusesAnOrderWithoutAGroup() {
        assertThatThrownBy(() -> exposed(Exposure.alb(alb -> alb.groupOrder(1))))
                .hasMessageContaining("an order needs a group in which it counts, but there is none");
    }

    @Test
    void refusesAnAlbThatAsksNodesForAServiceInsideTheCluster() {
        ExposureChange nodes = Exposure.alb(alb -> alb.targets(AlbTargetType.INSTANCE));

        assertThatThrownBy(() -> exposed(nodes))
                .hasMessageContaining(
                        "web: the ALB asks nodes, but the service is a ClusterIP, which has no port there")
                .hasMessageContaining("Add service(service -> service.type(ServiceType.NODE_PORT)), or let it ask pods:"
                        + " targets(AlbTargetType.IP).");
        RenderedShop shop = RenderedShop.web(
                web -> web.host("shop.example").expose(nodes).service(service -> service.type(ServiceType.NODE_PORT)));
        assertThat(shop.at("Ingress", "metadata", "annotations", "alb.ingress.kubernetes.io/target-type")
                        .text())
                .contains("instance");
    }

    @Test
    void rendersARouteOfAGateway() {
        RenderedShop shop = RenderedShop.of(app -> app.web(web -> web.host("shop.example")
                        .expose(Exposure.gateway(route -> route.gateway(GatewayParent.of("public")
                                        .namespace("infra")
                                        .section("https"))
                                .requestTimeout(Duration.ofMinutes(1))
                                .backendTimeout(Duration.ofSeconds(30))
                                .requestHeader("X-Forwarded-Proto", "https")
                                .responseHeader("X-Frame-Options", "DENY"))))
                .web("streaming", streaming -> streaming
                        .image("ghcr.io/acme/streaming")
                        .port("http", 4000)
                        .path("/streaming", PathMatch.EXACT)));

        assertThat(shop.set().ofKind("Ingress")).isEmpty();
        assertThat(shop.only("HTTPRoute").value())
                .isEqualTo(
                        yaml(
                                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: shop-web, namespace: shop}
                spec:
                  parentRefs: [{name: public, namespace: infra, sectionName: https}]
                  hostnames: [shop.example]
                  rules:
                  - matches: [{path: {type: Exact, value: /streaming}}]
                    filters: &filters
                    - type: RequestHeaderModifier
                      requestHeaderModifier: {set: [{name: X-Forwarded-Proto, value: https}]}
                    - type: ResponseHeaderModifier
                      responseHeaderModifier: {set: [{name: X-Frame-Options, value: DENY}]}
                    backendRefs: [{name: shop-streaming, port: 80}]
                    timeouts: {request: 60s, backendRequest: 30s}
                  - matches: [{path: {type: PathPrefix, value: /}}]
                    filters: *filters
                    backendRefs: [{name: shop-web, port: 80}]
                    timeouts: {request: 60s, backendRequest: 30s}
                """));
    }

    @Test
    void rendersARouteForEveryHost() {
        RenderedShop shop =
                RenderedShop.web(web -> web.anyHost().expose(Exposure.gateway(route -> route.gateway("public"))));

        assertThat(shop.at("HTTPRoute", "spec", "hostnames")).isEqualTo(Tree.absent());
        assertThat(shop.at("HTTPRoute", "spec", "parentRefs").value()).isEqualTo(yaml("[{name: public}]"));
    }

    @Test
    void refusesARouteWithoutAGateway() {
        assertThatThrownBy(() -> exposed(Exposure.gateway(route -> {})))
                .hasMessageContaining("a route must belong to a Gateway");
    }

    @Test
    void refusesATryThatTakesLongerThanTheRequest() {
        assertThatThrownBy(() -> exposed(Exposure.gateway(route -> route.gateway("public")
                        .requestTimeout(Duration.ofSeconds(10))
                        .backendTimeout(Duration.ofSeconds(20)))))
                .hasMessageContaining("one try of the app may take 20 s, but the whole request only 10 s");
    }

    @Test
    void tellsExternalDnsWhatItDoesNotFind() {
        ExternalDns dns = ExternalDns.DEFAULT.ttl(Duration.ofMinutes(5)).target("lb.example");

        assertThat(exposed(Exposure.ingress(ingress -> ingress.externalDns(dns)))
                        .at("Ingress", "metadata", "annotations")
                        .value())
                .isEqualTo(
                        yaml(
                                """
                external-dns.alpha.kubernetes.io/ttl: "300"
                external-dns.alpha.kubernetes.io/target: lb.example
                """));
        assertThat(exposed(Exposure.gateway(route ->
                                route.gateway("public").externalDns(dns.prefix("external-dns.kubernetes.io/"))))
                        .at("HTTPRoute", "metadata", "annotations", "external-dns.kubernetes.io/ttl")
                        .text())
                .contains("300");
    }

    @Test
    void hasExternalDnsNameAService() {
        RenderedShop shop = RenderedShop.web(web -> web.service(service ->
                service.type(ServiceType.LOAD_BALANCER).externalDns(ExternalDns.DEFAULT.hostname("api.shop.example"))));

        assertThat(shop.at("Service", "metadata", "annotations").value())
                .isEqualTo(yaml("external-dns.alpha.kubernetes.io/hostname: api.shop.example"));
        assertThatThrownBy(
                        () -> RenderedShop.web(web -> web.service(service -> service.externalDns(ExternalDns.DEFAULT))))
                .hasMessageContaining("a service has no hosts, so external-dns must be told a name");
    }
}
