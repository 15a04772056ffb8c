package dev.railsk.testing;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;

/** Where an Ingress or an HTTPRoute leads, each way as {@code host/path -> service}. */
final class Routes {

    private static final String ANY_HOST = "*";

    private Routes() {}

    static List<String> of(Manifest manifest) {
        Tree spec = manifest.tree().at("spec");
        return manifest.kind().equals("HTTPRoute") ? ofRoute(spec) : ofIngress(spec);
    }

    private static List<String> ofIngress(Tree spec) {
        List<String> routes = new ArrayList<>();
        for (Tree rule : spec.at("rules").items()) {
            String host = rule.at("host").text().orElse(ANY_HOST);
            for (Tree path : rule.at("http", "paths").items()) {
                routes.add(route(host, path.at("path"), path.at("backend", "service", "name")));
            }
        }
        return routes;
    }

    private static List<String> ofRoute(Tree spec) {
        List<String> hosts = new ArrayList<>();
        for (Tree host : spec.at("hostnames").items()) {
            hosts.add(host.text().orElse(ANY_HOST));
        }
        List<String> routes = new ArrayList<>();
        for (String host : hosts.isEmpty() ? List.of(ANY_HOST) : hosts) {
            for (Tree rule : spec.at("rules").items()) {
                addRule(host, rule, routes);
            }
        }
        return routes;
    }

    private static void addRule(String host, Tree rule, List<String> routes) {
        List<Tree> matches = rule.at("matches").items();
        // A rule that says no match is for every path.
        for (Tree match : matches.isEmpty() ? List.of(Tree.absent()) : matches) {
            for (Tree backend : rule.at("backendRefs").items()) {
                routes.add(route(host, match.at("path", "value"), backend.at("name")));
            }
        }
    }

    private static String route(String host, Tree path, Tree service) {
        return host + path.text().orElse("/") + " -> " + service.text().orElse("");
    }
}
