package dev.railsk.cluster;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a cluster is, for messages and records.
 *
 * @param context the kubeconfig context, or what stands for it, such as {@code fake}
 * @param server the API server's URL, without the password or the token that one may hold
 * @param namespace the context's namespace; empty when it names none
 */
public record ClusterAddress(String context, String server, String namespace) {

    /** Take a URL as it is written; what may be secret in it is left out. */
    public ClusterAddress {
        server = withoutSecrets(server);
    }

    /** Whoever writes a password or a token into a URL wants it neither in a message nor in a record. */
    private static String withoutSecrets(String url) {
        int end = url.length();
        for (int index = 0; index < end; index++) {
            if (url.charAt(index) == '?' || url.charAt(index) == '#') {
                end = index;
            }
        }
        String plain = url.substring(0, end);
        int slashes = plain.indexOf("://");
        if (slashes < 0) {
            return plain.substring(plain.lastIndexOf('@') + 1);
        }
        String rest = plain.substring(slashes + 3);
        int path = rest.indexOf('/');
        int at = (path < 0 ? rest : rest.substring(0, path)).lastIndexOf('@');
        return plain.substring(0, slashes + 3) + rest.substring(at + 1);
    }

    /** The server with its port, which a URL may leave out and a firewall does not. */
    public String serverWithPort() {
        URI uri;
        try {
            uri = new URI(server);
        } catch (URISyntaxException noUri) {
            return server;
        }
        boolean isTls = "https".equals(uri.getScheme());
        if (uri.getPort() >= 0 || uri.getHost() == null || !(isTls || "http".equals(uri.getScheme()))) {
            return server;
        }
        int port = isTls ? 443 : 80;
        return uri.getScheme() + "://" + uri.getHost() + ":" + port + uri.getRawPath();
    }
}
