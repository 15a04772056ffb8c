package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.KubeconfigException;
import dev.railsk.cluster.internal.transport.Header;
import dev.railsk.cluster.internal.transport.ProxyAccess;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An HTTP proxy between us and the API server. */
record Proxy(URI url) {

    private static final String STEP = "Write it as http://HOST:PORT.";
    private static final int LAST_PORT = 65_535;

    /** The only words that a message repeats: in a malformed URL anything may stand where its scheme belongs. */
    private static final List<String> OTHER_KINDS = List.of("https", "socks4", "socks5", "socks5h");

    /**
     * The proxy to use, by the rules of kubectl: {@code proxy-url} always; else {@code HTTPS_PROXY} or {@code HTTP_PROXY}, but
     * neither for this machine nor for what {@code NO_PROXY} names.
     */
    static Optional<Proxy> choose(URI server, Optional<String> proxyUrl, Map<String, String> environment) {
        if (proxyUrl.isPresent()) {
            return Optional.of(parse(proxyUrl.get(), "proxy-url in the kubeconfig"));
        }
        String variable = ServerUrl.isTls(server) ? "HTTPS_PROXY" : "HTTP_PROXY";
        String value = either(environment, variable);
        if (value.isEmpty()
                || ServerUrl.isLoopback(server.getHost())
                || NoProxy.exempts(server, either(environment, "NO_PROXY"))) {
            return Optional.empty();
        }
        return Optional.of(parse(value, variable + " in the environment"));
    }

    /** Host and port, for people. */
    String place() {
        return url.getHost() + ":" + port();
    }

    private int port() {
        return url.getPort() < 0 ? 80 : url.getPort();
    }

    boolean isOnThisMachine() {
        return ServerUrl.isLoopback(url.getHost());
    }

    /** The way through it. */
    ProxyAccess access() {
        return new ProxyAccess(
                new InetSocketAddress(url.getHost(), port()),
                Optional.ofNullable(url.getUserInfo()).map(Proxy::authorization));
    }

    private static Header authorization(String userInfo) {
        byte[] user = userInfo.getBytes(StandardCharsets.UTF_8);
        return new Header("Proxy-Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
    }

    private static Proxy parse(String text, String place) {
        URI uri;
        try {
            uri = new URI(text.contains("://") ? text : "http://" + text);
        } catch (URISyntaxException malformed) {
            throw Fault.of("the proxy must be an URL, but is not", place, STEP);
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http")) {
            throw unsupported(scheme, place);
        }
        if (uri.getHost() == null) {
            throw Fault.of("the proxy must name a host, but does not", place, STEP);
        }
        if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
            throw Fault.of(
                    "the port of the proxy must be 1 to " + LAST_PORT + ", but is " + uri.getPort(), place, STEP);
        }
        return new Proxy(uri);
    }

    private static KubeconfigException unsupported(String scheme, String place) {
        String given = OTHER_KINDS.contains(scheme) ? "but is " + scheme + "://" : "but is another kind";
        return Fault.of("the proxy must be an http:// one, " + given, place, STEP);
    }

    private static String either(Map<String, String> environment, String name) {
        String upper = environment.getOrDefault(name, "");
        return upper.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper;
    }

    /** Without the password that the URL may hold. */
    @Override
    public String toString() {
        return "Proxy " + place();
    }
}
