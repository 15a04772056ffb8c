package dev.railsk.testing;

import static dev.railsk.testing.RailskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.manifest.ManifestSet;
import org.junit.jupiter.api.Test;

class RouteAssertionsTest {

    private static final ManifestSet SET = ManifestSet.parse(
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: shop, namespace: shop}
            spec:
              rules:
              - host: shop.example
                http:
                  paths:
                  - {path: /cable, pathType: Prefix, backend: {service: {name: shop-cable, port: {number: 80}}}}
                  - {path: /, pathType: Prefix, backend: {service: {name: shop-web, port: {number: 80}}}}
              - http:
                  paths: [{path: /, pathType: Prefix, backend: {service: {name: shop-rest, port: {number: 80}}}}]
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: shop, namespace: shop}
            spec:
              hostnames: [shop.example]
              rules:
              - matches: [{path: {type: PathPrefix, value: /cable}}]
                backendRefs: [{name: shop-cable, port: 80}]
              - backendRefs: [{name: shop-web, port: 80}]
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: every, namespace: shop}
            spec: {rules: [{backendRefs: [{name: shop-web, port: 80}]}]}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: shop-redis, namespace: shop}
            spec: {replicas: 1}
            """);

    @Test
    void findsWhatAnIngressLeadsTo() {
        assertThat(SET)
                .ingress("shop")
                .routes("shop.example", "/cable", "shop-cable")
                .routes("shop.example", "/", "shop-web")
                .routes("*", "/", "shop-rest");
    }

    @Test
    void findsWhatARouteLeadsTo() {
        assertThat(SET)
                .httpRoute("shop")
                .routes("shop.example", "/cable", "shop-cable")
                .routes("shop.example", "/", "shop-web");
        assertThat(SET).httpRoute("every").routes("*", "/", "shop-web");
    }

    @Test
    void showsWhereItLeadsInstead() {
        assertThatThrownBy(() -> assertThat(SET).httpRoute("shop").routes("shop.example", "/cable", "shop-web"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        HTTPRoute shop routes
                          wanted  shop.example/cable -> shop-web
                          found   [shop.example/cable -> shop-cable, shop.example/ -> shop-web]""");
    }

    @Test
    void selectsAStatefulSet() {
        assertThat(SET).statefulSet("shop-redis").hasReplicas(1);
    }
}
