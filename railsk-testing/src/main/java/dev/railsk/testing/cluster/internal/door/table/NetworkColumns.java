package dev.railsk.testing.cluster.internal.door.table;

import static dev.railsk.testing.cluster.internal.door.table.Column.age;
import static dev.railsk.testing.cluster.internal.door.table.Column.named;
import static dev.railsk.testing.cluster.internal.door.table.Column.shown;
import static dev.railsk.testing.cluster.internal.door.table.Column.wide;

import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;

/** The columns of kinds of the network. */
final class NetworkColumns {

    private static final int MOST_HOSTS = 3;

    private NetworkColumns() {}

    static List<Column> service() {
        return List.of(
                named(),
                shown("Type", row -> row.text("spec", "type")),
                shown("Cluster-IP", row -> row.textOr(Row.NONE, "spec", "clusterIP")),
                shown("External-IP", NetworkColumns::external),
                shown("Port(s)", NetworkColumns::ports),
                age(),
                wide("Selector", row -> row.labels("spec", "selector")));
    }

    private static Object external(Row row) {
        List<String> addresses = addresses(row);
        row.at("spec", "externalIPs")
                .items()
                .forEach(one -> addresses.add(one.text().orElse("")));
        String type = row.text("spec", "type");
        if (type.equals("ExternalName")) {
            return row.text("spec", "externalName");
        }
        boolean isAwaited = type.equals("LoadBalancer") && addresses.isEmpty();
        return isAwaited ? "<pending>" : addresses.isEmpty() ? Row.NONE : String.join(",", addresses);
    }

    private static List<String> addresses(Row row) {
        List<String> addresses = new ArrayList<>();
        for (Tree entry : row.at("status", "loadBalancer", "ingress").items()) {
            addresses.add(
                    entry.at("ip").text().or(() -> entry.at("hostname").text()).orElse(""));
        }
        return addresses;
    }

    private static Object ports(Row row) {
        List<String> ports = new ArrayList<>();
        for (Tree port : row.at("spec", "ports").items()) {
            String node =
                    port.at("nodePort").integer().map(number -> ":" + number).orElse("");
            ports.add(port.at("port").value() + node + "/"
                    + port.at("protocol").text().orElse("TCP"));
        }
        return ports.isEmpty() ? Row.NONE : String.join(",", ports);
    }

    static List<Column> ingress() {
        return List.of(
                named(),
                shown("Class", row -> row.textOr(Row.NONE, "spec", "ingressClassName")),
                shown("Hosts", NetworkColumns::hosts),
                shown("Address", row -> String.join(",", addresses(row))),
                shown("Ports", row -> row.at("spec", "tls").items().isEmpty() ? "80" : "80, 443"),
                age());
    }

    private static Object hosts(Row row) {
        List<String> hosts = new ArrayList<>();
        for (Tree rule : row.at("spec", "rules").items()) {
            rule.at("host").text().ifPresent(hosts::add);
        }
        if (hosts.size() > MOST_HOSTS) {
            return String.join(",", hosts.subList(0, MOST_HOSTS)) + " + " + (hosts.size() - MOST_HOSTS) + " more...";
        }
        return hosts.isEmpty() ? "*" : String.join(",", hosts);
    }

    static List<Column> networkPolicy() {
        return List.of(named(), shown("Pod-Selector", row -> row.labels("spec", "podSelector", "matchLabels")), age());
    }
}
