package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.KubeconfigException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Reads where a cluster is. Its URL is shown everywhere, so it must not hold a credential. */
final class ServerUrl {

    private static final String STEP = "Write it as https://HOST:PORT.";
    private static final int LAST_PORT = 65_535;

    private ServerUrl() {}

    static URI of(Entry cluster) {
        String text = cluster.text("server").orElseThrow(() -> cluster.fault("the cluster has no server", STEP));
        URI uri;
        try {
            uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (URISyntaxException malformed) {
            throw noUrl(cluster, text);
        }
        if (uri.getHost() == null || !(isScheme(uri, "https") || isScheme(uri, "http"))) {
            throw noUrl(cluster, text);
        }
        if (uri.getRawUserInfo() != null || text.indexOf('@') >= 0) {
            throw cluster.fault(
                    "the cluster's server must not have a user or a password in its URL, but has",
                    "Move them to username and password of the user.");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw cluster.fault(
                    "the cluster's server must end with its path, but a ? or # follows",
                    "Write it as https://HOST:PORT, and a token as the token of the user.");
        }
        if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
            throw cluster.fault(
                    "the port of the cluster's server must be 1 to " + LAST_PORT + ", but is " + uri.getPort(), STEP);
        }
        return URI.create(uri.getScheme().toLowerCase(Locale.ROOT)
                + uri.toString().substring(uri.getScheme().length()));
    }

    /** Whether the way to it needs no TLS, because it does not leave this machine. */
    static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || (host.startsWith("127.") && IpRange.isAddress(host));
    }

    static boolean isTls(URI server) {
        return isScheme(server, "https");
    }

    private static boolean isScheme(URI uri, String scheme) {
        return uri.getScheme() != null
                && uri.getScheme().toLowerCase(Locale.ROOT).equals(scheme);
    }

    private static KubeconfigException noUrl(Entry cluster, String text) {
        String given = isHarmless(text) ? "but is \"" + Shown.word(text) + "\"" : "but is not";
        return cluster.fault("the cluster's server must be an https:// URL, " + given, STEP);
    }

    /** Whether there is no place in it where a user, a password or a token may stand. */
    private static boolean isHarmless(String text) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            boolean passwordFollows = unit == ':' && index + 1 < text.length() && !isPortOrPath(text.charAt(index + 1));
            if (passwordFollows || "@?#=".indexOf(unit) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPortOrPath(char unit) {
        return unit == '/' || (unit >= '0' && unit <= '9');
    }
}
