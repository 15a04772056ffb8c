package dev.railsk.docs;

import static dev.railsk.Words.*;
import static dev.railsk.testing.RailskAssertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.network.ExternalDns;
import org.junit.jupiter.api.Test;

/** What docs/workloads.md shows. */
class WorkloadsTest {

    @Test
    void whatRuns() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example").puma(smallPuma()))
                .cable(cable -> cable.replicas(2))
                .web("streaming", streaming -> streaming
                        .image("ghcr.io/acme/streaming")
                        .port("http", 4000)
                        .path("/api/v1/streaming"))
                .process("consumer", consumer -> consumer.command("bin/consume")));

        ManifestSet set = render(shop, "default");
        assertThat(set)
                .ingress("shop-web")
                .routes("shop.example", "/cable", "shop-cable")
                .routes("shop.example", "/api/v1/streaming", "shop-streaming")
                .routes("shop.example", "/", "shop-web");
        assertThat(set).deployment("shop-consumer").container("consumer").hasCommand("bin/consume");
    }

    @Test
    void jobs() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .worker("sidekiq", worker -> worker.queue("critical", 5)
                        .queue("default", 1)
                        .concurrency(10)
                        .timeout(minutes(2))
                        .sidekiqAlive())
                .worker("solid-queue", worker -> worker.backend(solidQueue()))
                .worker("good-job", worker -> worker.backend(goodJob()).concurrency(4)));

        ManifestSet set = render(shop, "default");
        assertThat(set).deployment("shop-sidekiq").has("spec.template.spec.terminationGracePeriodSeconds", 130);
        assertThat(set)
                .deployment("shop-solid-queue")
                .has("spec.template.spec.containers[name=solid-queue].args[0]", "bin/jobs");
        assertThat(set)
                .deployment("shop-good-job")
                .container("good-job")
                .livenessProbe()
                .gets("/status/connected");
    }

    @Test
    void services() {
        RailsApp shop = RailsApp.define(
                "shop", app -> app.image("ghcr.io/acme/shop").process("rpc", rpc -> rpc.command("bin/rpc")
                        .port("grpc", 50051)
                        .service(service -> service.type(LOAD_BALANCER)
                                .port(servicePort("grpc", 443).to("grpc").appProtocol("kubernetes.io/h2c"))
                                .sourceRanges("203.0.113.0/24")
                                .externalDns(ExternalDns.DEFAULT.hostname("rpc.shop.example")))));

        assertThat(render(shop, "default"))
                .service("shop-rpc")
                .has("spec.type", "LoadBalancer")
                .has("spec.ports[name=grpc].targetPort", "grpc")
                .hasAnnotation("external-dns.alpha.kubernetes.io/hostname", "rpc.shop.example");
    }

    @Test
    void howItIsReached() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example")
                        .addHost("www.shop.example")
                        .expose(ingress(ingress -> ingress.className("nginx").certManager("letsencrypt"))))
                .overlay("plain", plain -> {})
                .overlay("aws", aws -> aws.namespace("shop-aws")
                        .web(web -> web.expose(alb(alb -> alb.internetFacing()
                                .listenHttpAndHttps()
                                .sslRedirect()
                                .targets(TARGET_IP)
                                .healthPath("/up")
                                .attribute("idle_timeout.timeout_seconds", "60")))))
                .overlay("mesh", mesh -> mesh.namespace("shop-mesh")
                        .web(web -> web.expose(gateway(
                                route -> route.gateway(gatewayParent("public").namespace("infra"))
                                        .requestTimeout(minutes(1)))))));

        assertThat(render(shop, "plain"))
                .ingress("shop-web")
                .hasAnnotation("cert-manager.io/cluster-issuer", "letsencrypt")
                .has("spec.tls[secretName=shop.example-tls].hosts[0]", "shop.example");
        assertThat(render(shop, "aws"))
                .ingress("shop-web")
                .hasAnnotation("alb.ingress.kubernetes.io/target-type", "ip");
        assertThat(render(shop, "mesh")).httpRoute("shop-web").routes("www.shop.example", "/", "shop-web");
    }

    @Test
    void allAtOnce() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .volume("uploads", claim(gibibytes(20)).sharedByNodes())
                .web(web -> web.host("shop.example").mount("uploads", "/app/storage"))
                .accessory("redis", redis -> redis.image("redis:8"))
                .overlay("datacenter", datacenter -> datacenter
                        .namePrefix("dc-")
                        .registry("mirror.internal:5000")
                        .kubernetes("1.29")));

        assertThat(render(shop, "datacenter"))
                .deployment("dc-shop-web")
                .container("web")
                .hasImage("mirror.internal:5000/acme/shop:abcd123");
    }

    private static ManifestSet render(RailsApp shop, String environment) {
        return shop.environment(environment).render(Revision.of("abcd123"));
    }
}
