package dev.railsk.network;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a route of the Gateway API is written. It must name a Gateway, whose listeners have the certificates. Defaults: the workload's name,
 * the Gateway's own time-outs, headers as they come.
 */
public final class GatewayRouteSpec extends IngressSpec<GatewayRouteSpec> {

    private static final int LONGEST_HEADER = 256;
    // The Gateway API writes at most five digits of a unit.
    private static final long LONGEST_TIMEOUT = 99_999;

    private final List<GatewayParent> parents;
    private Optional<Duration> requestTimeout;
    private Optional<Duration> backendTimeout;
    private final Map<String, String> requestHeaders;
    private final Map<String, String> responseHeaders;

    private GatewayRouteSpec(GatewayRoute base) {
        super("gateway", base.basics());
        parents = new ArrayList<>(base.parents());
        requestTimeout = base.requestTimeout();
        backendTimeout = base.backendTimeout();
        requestHeaders = new LinkedHashMap<>(base.requestHeaders());
        responseHeaders = new LinkedHashMap<>(base.responseHeaders());
    }

    static GatewayRoute apply(GatewayRoute base, Consumer<GatewayRouteSpec> definition) {
        GatewayRouteSpec spec = new GatewayRouteSpec(base);
        spec.draft.run(definition, spec);
        spec.check();
        return spec.draft.finish(
                "gateway",
                new GatewayRoute(
                        spec.basics(),
                        spec.parents,
                        spec.requestTimeout,
                        spec.backendTimeout,
                        spec.requestHeaders,
                        spec.responseHeaders));
    }

    private void check() {
        if (parents.isEmpty() && draft.findings().judges(List.of("gateway"))) {
            draft.problem(
                    "gateway",
                    draft.originOf("gateway", Origin.here()),
                    "a route must belong to a Gateway",
                    "Name it: gateway(\"public\"), or gateway(GatewayParent.of(\"public\").namespace(\"infra\")).");
        }
        if (requestTimeout.isPresent()
                && backendTimeout.isPresent()
                && backendTimeout.get().compareTo(requestTimeout.get()) > 0) {
            String word = draft.has("backendTimeout") ? "backendTimeout" : "requestTimeout";
            draft.problem(
                    word,
                    draft.originOf(word, Origin.here()),
                    "one try of the app may take " + backendTimeout.get().toSeconds()
                            + " s, but the whole request only "
                            + requestTimeout.get().toSeconds() + " s",
                    "Make backendTimeout(..) no longer than requestTimeout(..).");
        }
    }

    @Override
    GatewayRouteSpec self() {
        return this;
    }

    /** Take the traffic of this Gateway of the app's namespace, and of no other. */
    public GatewayRouteSpec gateway(String name) {
        draft.write("gateway");
        parents.clear();
        return add(requireNonNull(name, "name"));
    }

    /** Take the traffic of this Gateway, and of no other. */
    public GatewayRouteSpec gateway(GatewayParent parent) {
        draft.write("gateway");
        parents.clear();
        parents.add(requireNonNull(parent, "parent"));
        return this;
    }

    /** Take the traffic of a further Gateway, or of a further listener of one. */
    public GatewayRouteSpec addGateway(GatewayParent parent) {
        Origin origin = draft.touch("gateway");
        if (parents.contains(requireNonNull(parent, "parent"))) {
            draft.problem(
                    "gateway",
                    origin,
                    "the route belongs to the Gateway \"" + parent.name() + "\" already",
                    "Leave this line out.");
            return this;
        }
        parents.add(parent);
        return this;
    }

    /** Take the traffic of a Gateway of the base no longer. */
    public GatewayRouteSpec removeGateway(String name) {
        draft.touch("gateway");
        draft.remove("gateway", requireNonNull(name, "name"), parents, GatewayParent::name);
        return this;
    }

    private GatewayRouteSpec add(String name) {
        try {
            parents.add(GatewayParent.of(name));
        } catch (DefinitionException e) {
            draft.refused("gateway", GatewayParent.class, e);
        }
        return this;
    }

    /** Let a request take this long in all; whole seconds. */
    public GatewayRouteSpec requestTimeout(Duration limit) {
        if (isTimeout("requestTimeout", requireNonNull(limit, "limit"))) {
            requestTimeout = Optional.of(limit);
        }
        return this;
    }

    /** Let a request take as long as the Gateway says. */
    public GatewayRouteSpec defaultRequestTimeout() {
        draft.write("requestTimeout");
        requestTimeout = Optional.empty();
        return this;
    }

    /** Let one try of the app take this long; whole seconds. */
    public GatewayRouteSpec backendTimeout(Duration limit) {
        if (isTimeout("backendTimeout", requireNonNull(limit, "limit"))) {
            backendTimeout = Optional.of(limit);
        }
        return this;
    }

    /** Let one try of the app take as long as the Gateway says. */
    public GatewayRouteSpec defaultBackendTimeout() {
        draft.write("backendTimeout");
        backendTimeout = Optional.empty();
        return this;
    }

    private boolean isTimeout(String word, Duration limit) {
        Origin origin = draft.write(word);
        boolean isFit = limit.getNano() == 0 && limit.getSeconds() >= 1 && limit.getSeconds() <= LONGEST_TIMEOUT;
        if (!isFit) {
            draft.problem(
                    word,
                    origin,
                    "the time-out of a route must be whole seconds, from 1 to 99999, but was " + limit,
                    "Write " + word + "(Duration.ofSeconds(30)).");
        }
        return isFit;
    }

    /** Give the app this header of a request, in place of the client's. */
    public GatewayRouteSpec requestHeader(String name, String value) {
        return header("requestHeader", name, value, requestHeaders);
    }

    /** Give the app a header as the client sent it. */
    public GatewayRouteSpec removeRequestHeader(String name) {
        draft.remove("request header", requireNonNull(name, "name"), requestHeaders);
        return this;
    }

    /** Give the client this header of a response, in place of the app's. */
    public GatewayRouteSpec responseHeader(String name, String value) {
        return header("responseHeader", name, value, responseHeaders);
    }

    /** Give the client a header as the app sent it. */
    public GatewayRouteSpec removeResponseHeader(String name) {
        draft.remove("response header", requireNonNull(name, "name"), responseHeaders);
        return this;
    }

    private GatewayRouteSpec header(String word, String name, String value, Map<String, String> headers) {
        String part = word + " " + requireNonNull(name, "name");
        Origin origin = draft.write(part);
        if (!Syntax.isWord(name, "-", LONGEST_HEADER)) {
            draft.problem(
                    part,
                    origin,
                    "a header's name must have letters, digits and dashes, but was \"" + name + "\"",
                    "Write it like \"X-Forwarded-Proto\".");
        }
        if (requireNonNull(value, "value").isEmpty()) {
            draft.problem(part, origin, "a header must have a value, but \"" + name + "\" has none", "Write one.");
        }
        WellFormed.check(draft, part, origin, value);
        headers.put(name, value);
        return this;
    }
}
