package dev.railsk.testing.arbitrary;

import dev.railsk.network.Exposure;
import dev.railsk.network.ExternalDns;
import dev.railsk.network.PathMatch;
import dev.railsk.network.ServicePort;
import dev.railsk.network.ServiceType;
import dev.railsk.probe.Probe;
import dev.railsk.server.Puma;
import dev.railsk.workload.WebSpec;
import java.time.Duration;

/** What may be said of web workloads. */
final class WebMenu {

    private WebMenu() {}

    /** Of any web workload. */
    static Menu<WebSpec> add(Menu<WebSpec> menu) {
        return menu.with(WorkloadMenu::<WebSpec>replicated)
                .oneOf(
                        Phrase.of("puma(Puma.balanced())", web -> web.puma(Puma.balanced())),
                        Phrase.of(
                                "puma(p -> p.workers(2).threads(5))",
                                web -> web.puma(p -> p.workers(2).threads(5))),
                        Phrase.of("puma(p -> p.thruster())", web -> web.puma(p -> p.thruster())),
                        Phrase.of("puma(p -> p.controlServer(9293))", web -> web.puma(p -> p.controlServer(9293))))
                .oneOf(
                        Phrase.of("health(\"/healthz\")", web -> web.health("/healthz")),
                        Phrase.of(
                                "readiness(Probe.http(\"/ready\").header(\"X-Probe\", \"1\"))",
                                web -> web.readiness(Probe.http("/ready").header("X-Probe", "1"))),
                        Phrase.of("readiness(Probe.tcp())", web -> web.readiness(Probe.tcp())),
                        Phrase.of("noHealth()", web -> web.noHealth()))
                .oneOf(
                        Phrase.of(
                                "service(s -> s.type(ServiceType.NODE_PORT))",
                                web -> web.service(service -> service.type(ServiceType.NODE_PORT))),
                        Phrase.of(
                                "service(s -> s.type(ServiceType.LOAD_BALANCER).sourceRanges(\"203.0.113.0/24\"))",
                                web -> web.service(service ->
                                        service.type(ServiceType.LOAD_BALANCER).sourceRanges("203.0.113.0/24"))),
                        Phrase.of(
                                "service(s -> s.sessionAffinity(Duration.ofHours(1)))",
                                web -> web.service(service -> service.sessionAffinity(Duration.ofHours(1)))),
                        Phrase.of(
                                "service(s -> s.port(ServicePort.of(\"http\", 8080).to(\"http\")))",
                                web -> web.service(service -> service.port(
                                        ServicePort.of("http", 8080).to("http")))));
    }

    /** Of the web workload that stands in front. */
    static Menu<WebSpec> front() {
        return add(new Menu<>())
                .oneOf(
                        Phrase.of("noHost().expose(Exposure.none())", web -> web.noHost()
                                .expose(Exposure.none())),
                        Phrase.of("host(\"shop.example\").expose(Exposure.ingress())", web -> web.host("shop.example")
                                .expose(Exposure.ingress())),
                        Phrase.of(
                                "host(\"shop.example\").addHost(\"www.shop.example\")"
                                        + ".expose(Exposure.ingress(i -> i.className(\"nginx\").certManager(\"acme\")))",
                                web -> web.host("shop.example")
                                        .addHost("www.shop.example")
                                        .expose(Exposure.ingress(ingress ->
                                                ingress.className("nginx").certManager("acme")))),
                        Phrase.of(
                                "host(\"shop.example\").expose(Exposure.ingress(i -> i.tls(\"shop-tls\")"
                                        + ".externalDns(ExternalDns.DEFAULT)))",
                                web -> web.host("shop.example")
                                        .expose(Exposure.ingress(ingress ->
                                                ingress.tls("shop-tls").externalDns(ExternalDns.DEFAULT)))),
                        Phrase.of(
                                "anyHost().expose(Exposure.alb(a -> a.internetFacing().group(\"public\")))",
                                web -> web.anyHost().expose(Exposure.alb(alb -> alb.internetFacing()
                                        .group("public")))),
                        Phrase.of(
                                "host(\"shop.example\").expose(Exposure.gateway(g -> g.gateway(\"public\")))",
                                web -> web.host("shop.example")
                                        .expose(Exposure.gateway(route -> route.gateway("public")))));
    }

    /** Of Action Cable. */
    static Menu<WebSpec> cable() {
        return add(new Menu<>()).must(Phrase.of("host(\"cable.example\")", web -> web.host("cable.example")));
    }

    /** Of a web workload beside it. */
    static Menu<WebSpec> beside() {
        return add(new Menu<>())
                .must(
                        Phrase.of("host(\"admin.example\")", web -> web.host("admin.example")),
                        Phrase.of(
                                "host(\"admin.example\").path(\"/admin\", PathMatch.EXACT)",
                                web -> web.host("admin.example").path("/admin", PathMatch.EXACT)),
                        Phrase.of(
                                "host(\"admin.example\").expose(Exposure.ingress(i -> i.className(\"internal\")))",
                                web -> web.host("admin.example")
                                        .expose(Exposure.ingress(ingress -> ingress.className("internal")))));
    }
}
