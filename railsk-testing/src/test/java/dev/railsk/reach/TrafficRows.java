package dev.railsk.reach;

import dev.railsk.network.Exposure;
import dev.railsk.network.GatewayParent;
import dev.railsk.policy.Peer;
import java.util.List;

/** What is said of how the app is reached, and of whom it reaches. */
final class TrafficRows {

    private TrafficRows() {}

    static List<ReachRow> all() {
        return List.of(portName(), severalWebs(), gateway(), networkPolicy());
    }

    private static ReachRow portName() {
        return ReachRow.of(
                "name of a service's port",
                56,
                app -> app.web(web -> web.host("shop.example").service(service -> service.port("http", 80))),
                set -> set.service("shop-web").has("spec.ports[0].name", "http").has("spec.ports[0].port", 80));
    }

    private static ReachRow severalWebs() {
        return ReachRow.of(
                "several HTTP workloads; paths of one ingress to several",
                5,
                app -> app.web(web -> web.host("shop.example")).web("streaming", streaming -> streaming
                        .image("ghcr.io/acme/streaming")
                        .command("node", "./streaming")
                        .port("http", 4000)
                        .path("/api/v1/streaming")),
                set -> {
                    set.ingress("shop-web")
                            .routes("shop.example", "/api/v1/streaming", "shop-streaming")
                            .routes("shop.example", "/", "shop-web");
                    set.deployment("shop-streaming")
                            .container("streaming")
                            .hasImage("ghcr.io/acme/streaming:abcd123")
                            .hasCommand("node", "./streaming")
                            .hasPort("http", 4000);
                });
    }

    private static ReachRow gateway() {
        return ReachRow.of(
                "Gateway API (HTTPRoute)",
                0,
                app -> app.web(web -> web.host("shop.example")
                        .expose(Exposure.gateway(route ->
                                route.gateway(GatewayParent.of("public").namespace("infra"))))),
                set -> {
                    set.httpRoute("shop-web")
                            .has("spec.parentRefs[name=public].namespace", "infra")
                            .routes("shop.example", "/", "shop-web");
                    set.hasNo("Ingress");
                });
    }

    private static ReachRow networkPolicy() {
        return ReachRow.of(
                "network policy",
                0,
                app -> app.web(web -> web.host("shop.example"))
                        .networkPolicies(policies -> policies.ingressFrom(Peer.namespace("ingress-nginx"))),
                set -> set.networkPolicy("shop-web")
                        .has(
                                "spec.ingress[0].from[0].namespaceSelector.matchLabels[kubernetes.io/metadata.name]",
                                "ingress-nginx"));
    }
}
