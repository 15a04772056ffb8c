package dev.railsk.cluster.internal.kubeconfig;

import java.net.URI;
import java.util.Locale;

/** What {@code NO_PROXY} says: names, domains, addresses, ranges of addresses, each maybe with a port. */
final class NoProxy {

    private NoProxy() {}

    static boolean exempts(URI server, String list) {
        int start = 0;
        for (int index = 0; index <= list.length(); index++) {
            if (index == list.length() || list.charAt(index) == ',' || Character.isWhitespace(list.charAt(index))) {
                if (index > start && covers(list.substring(start, index).toLowerCase(Locale.ROOT), server)) {
                    return true;
                }
                start = index + 1;
            }
        }
        return false;
    }

    private static boolean covers(String item, URI server) {
        if (item.equals("*")) {
            return true;
        }
        String host = server.getHost().toLowerCase(Locale.ROOT);
        if (item.indexOf('/') >= 0 || IpRange.isAddress(item)) {
            return IpRange.holds(item, host);
        }
        int colon = item.lastIndexOf(':');
        if (colon < 0) {
            return isNamed(item, host);
        }
        boolean samePort = item.substring(colon + 1).equals(String.valueOf(port(server)));
        return samePort && isNamed(item.substring(0, colon), host);
    }

    private static boolean isNamed(String name, String host) {
        if (name.isEmpty()) {
            return false;
        }
        if (IpRange.isAddress(name)) {
            return IpRange.holds(name, host);
        }
        String suffix = name.startsWith("*.") ? name.substring(1) : name;
        return suffix.startsWith(".") ? host.endsWith(suffix) : host.equals(suffix) || host.endsWith("." + suffix);
    }

    private static int port(URI server) {
        if (server.getPort() >= 0) {
            return server.getPort();
        }
        return ServerUrl.isTls(server) ? 443 : 80;
    }
}
