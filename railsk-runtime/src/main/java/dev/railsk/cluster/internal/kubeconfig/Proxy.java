package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.KubeconfigException;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An HTTP proxy between us and the API server. */
record Proxy(URI url) {

    private static final String STEP = "Write it as http://HOST:PORT.";

    /**
     * The proxy to use, by the rules of kubectl: {@code proxy-url} always; else {@code HTTPS_PROXY} or {@code HTTP_PROXY}, but
     * neither for this machine nor for what {@code NO_PROXY} names.
     */
    static Optional<Proxy> choose(URI server, Optional<String> proxyUrl, Map<String, String> environment) {
        if (proxyUrl.isPresent()) {
            return Optional.of(parse(proxyUrl.get(), "proxy-url in the kubeconfig"));
        }
        String variable = "https".equals(server.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
        String value = either(environment, variable);
        if (value.isEmpty() || isLocal(server.getHost()) || isExempt(server, either(environment, "NO_PROXY"))) {
            return Optional.empty();
        }
        return Optional.of(parse(value, variable + " in the environment"));
    }

    /** Host and port, for people. */
    String place() {
        return url.getHost() + ":" + port(url.getPort());
    }

    private static int port(int written) {
        return written < 0 ? 80 : written;
    }

    void applyTo(HttpClient.Builder builder) {
        builder.proxyType(HttpClient.ProxyType.HTTP);
        builder.proxyAddress(new InetSocketAddress(url.getHost(), port(url.getPort())));
        if (url.getUserInfo() != null) {
            byte[] user = url.getUserInfo().getBytes(StandardCharsets.UTF_8);
            builder.proxyAuthorization("Basic " + Base64.getEncoder().encodeToString(user));
        }
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
        return new Proxy(uri);
    }

    private static KubeconfigException unsupported(String scheme, String place) {
        return Fault.of("the proxy must be an http:// one, but is " + scheme + "://", place, STEP);
    }

    private static String either(Map<String, String> environment, String name) {
        String upper = environment.getOrDefault(name, "");
        return upper.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper;
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static boolean isExempt(URI server, String exempt) {
        for (String item : exempt.split("[,\\s]+", -1)) {
            if (!item.isEmpty() && (item.equals("*") || covers(item.toLowerCase(Locale.ROOT), server))) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(String item, URI server) {
        String host = server.getHost().toLowerCase(Locale.ROOT);
        if (item.contains("/")) {
            return isIn(host, item);
        }
        int colon = item.lastIndexOf(':');
        String name = item;
        if (colon > 0 && item.indexOf(':') == colon) {
            if (!item.substring(colon + 1).equals(String.valueOf(port(server)))) {
                return false;
            }
            name = item.substring(0, colon);
        }
        String suffix = name.startsWith("*.") ? name.substring(1) : name;
        return suffix.startsWith(".") ? host.endsWith(suffix) : host.equals(suffix) || host.endsWith("." + suffix);
    }

    private static int port(URI server) {
        return server.getPort() >= 0 ? server.getPort() : 443;
    }

    /** Whether an address lies in a range such as {@code 10.0.0.0/8}. Names are not looked up. */
    private static boolean isIn(String host, String range) {
        String literal = host.replaceAll("[\\[\\]]", "");
        if (!literal.matches("[0-9.]+|[0-9a-f:]*:[0-9a-f:.]*")) {
            return false;
        }
        int slash = range.indexOf('/');
        try {
            byte[] address = InetAddress.getByName(literal).getAddress();
            byte[] network = InetAddress.getByName(range.substring(0, slash)).getAddress();
            return address.length == network.length
                    && sameStart(address, network, Integer.parseInt(range.substring(slash + 1)));
        } catch (UnknownHostException | NumberFormatException noRange) {
            return false;
        }
    }

    private static boolean sameStart(byte[] one, byte[] other, int bits) {
        for (int bit = 0; bit < Math.min(bits, one.length * 8); bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Without the password that the URL may hold. */
    @Override
    public String toString() {
        return "Proxy " + url.getHost() + ":" + url.getPort();
    }
}
