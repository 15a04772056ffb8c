package dev.railsk.definition;

import dev.railsk.network.Exposure;
import dev.railsk.network.HttpPath;
import dev.railsk.workload.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is public under the hosts of one web workload: its own paths, and those of the web workloads that have no host, which are served
 * under the hosts of the first that has some.
 *
 * @param host the web workload whose hosts they are
 * @param exposure by what it is made public
 * @param routes its paths, the longest first, as every controller that goes through them in order needs it
 */
public record Front(Web host, Exposure exposure, List<Route> routes) {

    public Front {
        routes = List.copyOf(routes);
    }

    /**
     * A path, and who serves it.
     *
     * @param path the path
     * @param web who serves it
     */
    public record Route(HttpPath path, Web web) {}

    /** All that is public of an app, in the order of its web workloads. */
    public static List<Front> of(AppParts parts) {
        List<Web> webs = parts.all(Web.class);
        List<Front> fronts = new ArrayList<>();
        for (Web web : webs) {
            Optional<Exposure> exposure = web.publication().shown();
            if (exposure.isPresent()) {
                fronts.add(new Front(web, exposure.get(), routes(web, fronts.isEmpty() ? webs : List.of())));
            }
        }
        return fronts;
    }

    private static List<Route> routes(Web host, List<Web> all) {
        List<Route> routes = new ArrayList<>();
        if (host.publication().paths().isEmpty()) {
            insert(new Route(HttpPath.root(host.origin()), host), routes);
        }
        for (HttpPath path : host.publication().paths()) {
            insert(new Route(path, host), routes);
        }
        for (Web web : all) {
            if (web.publication().isGuest()) {
                for (HttpPath path : web.publication().paths()) {
                    insert(new Route(path, web), routes);
                }
            }
        }
        return routes;
    }

    // Behind all that are as long, so that the order of the definition stays.
    private static void insert(Route route, List<Route> routes) {
        int place = routes.size();
        while (place > 0
                && routes.get(place - 1).path().path().length()
                        < route.path().path().length()) {
            place--;
        }
        routes.add(place, route);
    }
}
