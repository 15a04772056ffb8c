package dev.railsk.app;

import dev.railsk.definition.Front;
import dev.railsk.network.GatewayRoute;
import dev.railsk.network.HttpPath;
import dev.railsk.workload.Web;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Each path of each public host leads to one web workload, and each path has a host. */
final class RouteRules {

    private static final String ANY_HOST = "";

    private final Judgement judgement;

    RouteRules(Judgement judgement) {
        this.judgement = judgement;
    }

    void check() {
        List<Web> webs = judgement.parts().all(Web.class);
        boolean isAnyHost = false;
        for (Web web : webs) {
            isAnyHost |= web.publication().hasHost();
        }
        for (Web web : webs) {
            if (web.publication().isGuest() && !isAnyHost) {
                judgement.problem(
                        web,
                        "path",
                        "the path \"" + web.publication().paths().get(0).path()
                                + "\" has no host, since no web workload has one",
                        "Add host(\"www.shop.example\") to it, or to the web workload beside which it is served.");
            }
        }
        Map<String, Web> taken = new HashMap<>();
        for (Front front : Front.of(judgement.parts())) {
            for (String host : hosts(front.host())) {
                for (Front.Route route : front.routes()) {
                    checkRoute(host, route, taken);
                }
            }
            checkPortNames(front);
        }
    }

    private void checkPortNames(Front front) {
        // An HTTPRoute asks for numbers only.
        if (front.exposure() instanceof GatewayRoute
                || !front.exposure().basics().isPortNamed()) {
            return;
        }
        for (Front.Route route : front.routes()) {
            Web web = route.web();
            if (web.service().isPresent() && web.publicPortName().isEmpty()) {
                judgement.problem(
                        front.host(),
                        "expose",
                        "the ingress asks for a port by its name, but the first port of the service of " + web.scope()
                                + " has none",
                        "Write service(service -> service.port(\"http\", " + web.publicPort() + ")) there.");
                return;
            }
        }
    }

    private static List<String> hosts(Web web) {
        return web.publication().isForAnyHost()
                ? List.of(ANY_HOST)
                : web.publication().names();
    }

    private void checkRoute(String host, Front.Route route, Map<String, Web> taken) {
        HttpPath path = route.path();
        Web other = taken.putIfAbsent(host + " " + path.match() + " " + path.path(), route.web());
        if (other == null || other.name().equals(route.web().name())) {
            return;
        }
        boolean isWritten = !route.web().publication().paths().isEmpty();
        String where = host.equals(ANY_HOST) ? "every host" : "\"" + host + "\"";
        String fact = route.web().scope() + ": the path \"" + path.path() + "\" of " + where + " leads to "
                + other.scope() + " already";
        judgement.problem(
                List.of(route.web().scope(), isWritten ? "path" : "host"),
                isWritten ? path.origin() : route.web().basics().lines().of("host"),
                fact,
                "Give one of the two another path(..) or host(..).");
    }
}
