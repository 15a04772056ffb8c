package dev.railsk.network;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route of the Gateway API, version {@code v1}.
 *
 * @param basics name, labels and annotations
 * @param parents the Gateways whose traffic it takes
 * @param requestTimeout how long a request may take in all; empty for what the Gateway says
 * @param backendTimeout how long one try of the app may take; empty for what the Gateway says
 * @param requestHeaders headers that the app gets, in place of the client's
 * @param responseHeaders headers that the client gets, in place of the app's
 */
public record GatewayRoute(
        IngressBasics basics,
        List<GatewayParent> parents,
        Optional<Duration> requestTimeout,
        Optional<Duration> backendTimeout,
        Map<String, String> requestHeaders,
        Map<String, String> responseHeaders)
        implements Exposure {

    public GatewayRoute {
        parents = List.copyOf(parents);
        requestHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(requestHeaders));
        responseHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(responseHeaders));
    }

    /** Of another exposure's name, labels and annotations, which hold for both. */
    static GatewayRoute from(IngressBasics basics) {
        return new GatewayRoute(basics, List.of(), Optional.empty(), Optional.empty(), Map.of(), Map.of());
    }

    @Override
    public String kind() {
        return "HTTPRoute";
    }
}
