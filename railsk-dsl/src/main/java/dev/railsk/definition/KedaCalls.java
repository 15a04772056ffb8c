package dev.railsk.definition;

import dev.railsk.network.Port;
import dev.railsk.scale.Keda;
import dev.railsk.scale.KedaTrigger;
import dev.railsk.workload.Accessory;
import dev.railsk.workload.Scale;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** Which of an app's accessories KEDA asks, to know how many pods there must be. */
public final class KedaCalls {

    private static final int LONGEST_PORT = 5;

    private KedaCalls() {}

    /** The ports of this workload that KEDA calls: those of an accessory whose address some workload is scaled by. */
    public static List<Integer> ports(AppParts parts, Workload called) {
        List<Integer> ports = new ArrayList<>();
        if (!(called instanceof Accessory) || called.service().isEmpty()) {
            return ports;
        }
        for (Workload workload : parts.workloads()) {
            if (workload.scale() instanceof Scale.ByKeda by) {
                for (String address : addresses(by.keda())) {
                    addPort(parts, called, address, ports);
                }
            }
        }
        return ports;
    }

    private static void addPort(AppParts parts, Workload called, String address, List<Integer> ports) {
        int colon = address.lastIndexOf(':');
        if (colon < 0 || !isAt(parts, called, address.substring(0, colon))) {
            return;
        }
        String number = address.substring(colon + 1);
        for (Port port : called.main().ports()) {
            boolean isMeant = number.length() <= LONGEST_PORT && number.equals(Integer.toString(port.number()));
            if (isMeant && !ports.contains(port.number())) {
                ports.add(port.number());
            }
        }
    }

    /** Whether an accessory is asked at an address that only its own namespace knows, where KEDA does not run. */
    public static boolean isLocal(AppParts parts, Workload called, String address) {
        int colon = address.lastIndexOf(':');
        return colon > 0
                && called instanceof Accessory
                && called.service().isPresent()
                && address.substring(0, colon).equals(Names.of(parts).service(called));
    }

    // By its Service's name, with its namespace and what may follow that.
    private static boolean isAt(AppParts parts, Workload called, String host) {
        String service = Names.of(parts).service(called);
        String full = service + "." + parts.namespace().name();
        return host.equals(service)
                || host.equals(full)
                || host.equals(full + ".svc")
                || host.startsWith(full + ".svc.");
    }

    /** The addresses at which KEDA looks for what a workload is scaled by, of the triggers whose metadata have one. */
    public static List<String> addresses(Keda keda) {
        List<String> addresses = new ArrayList<>();
        for (KedaTrigger trigger : keda.triggers().values()) {
            if (trigger instanceof KedaTrigger.QueueLength
                    && keda.servers().redis().isPresent()) {
                addresses.add(keda.servers().redis().get().address());
            } else if (trigger instanceof KedaTrigger.Custom custom
                    && custom.metadata().containsKey("address")) {
                addresses.add(String.valueOf(custom.metadata().get("address")));
            }
        }
        return addresses;
    }
}
