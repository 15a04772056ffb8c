package dev.railsk.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What every ingress has.
 *
 * @param name the object's name; empty for the workload's
 * @param labels labels of the ingress alone
 * @param annotations further annotations, as its controller reads them
 * @param isPortNamed whether it asks a service's port by its name, not its number
 * @param externalDns what external-dns is told; empty for nothing
 */
public record IngressBasics(
        Optional<String> name,
        Map<String, String> labels,
        Map<String, String> annotations,
        boolean isPortNamed,
        Optional<ExternalDns> externalDns) {

    /** The workload's name, nothing else. */
    public static final IngressBasics DEFAULT =
            new IngressBasics(Optional.empty(), Map.of(), Map.of(), false, Optional.empty());

    /** Those of what was said before, which hold for every exposure. */
    static IngressBasics of(Optional<Exposure> base) {
        return base.isPresent() ? base.get().basics() : DEFAULT;
    }

    public IngressBasics {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }
}
