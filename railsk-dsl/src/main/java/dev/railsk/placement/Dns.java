package dev.railsk.placement;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How pods find addresses of names.
 *
 * <pre>{@code
 * Dns.ofCluster().option("ndots", "2");
 * }</pre>
 *
 * @param policy where their settings come from; empty to leave it to Kubernetes, which means the cluster's own DNS
 * @param nameservers further name servers, at most 3
 * @param searches further domains to look in, at most 32
 * @param options options of the resolver; one without a value has an empty one
 */
public record Dns(
        Optional<Policy> policy, List<String> nameservers, List<String> searches, Map<String, String> options) {

    private static final int MOST_NAMESERVERS = 3;
    private static final int MOST_SEARCHES = 32;
    private static final int LONGEST_NAME = 253;

    public Dns {
        nameservers = List.copyOf(nameservers);
        searches = List.copyOf(searches);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        for (String address : nameservers) {
            if (!IpAddress.is(address)) {
                throw new InvalidValueException(
                        "a name server must be an IP address, but was \"" + address + "\"",
                        "Write nameserver(\"10.0.0.10\").");
            }
        }
        for (String domain : searches) {
            if (domain.length() > LONGEST_NAME || !Syntax.isDomain(domain)) {
                throw new InvalidValueException(
                        "a domain to look in must have at most 253 lower-case letters, digits, dashes and dots, but was \""
                                + domain + "\"",
                        "Write search(\"shop.internal\").");
            }
        }
        for (Map.Entry<String, String> option : options.entrySet()) {
            if (!isOption(option.getKey()) || !(option.getValue().isEmpty() || isOption(option.getValue()))) {
                throw new InvalidValueException(
                        "an option of the resolver must have letters, digits, dashes and underscores, but was \""
                                + option.getKey() + "\" with \"" + option.getValue() + "\"",
                        "Write option(\"ndots\", \"2\").");
            }
        }
        checkNumbers(nameservers, searches);
    }

    private static boolean isOption(String text) {
        return Syntax.isWord(text, "-_", LONGEST_NAME);
    }

    private static void checkNumbers(List<String> nameservers, List<String> searches) {
        if (nameservers.size() > MOST_NAMESERVERS || searches.size() > MOST_SEARCHES) {
            throw new InvalidValueException(
                    "a resolver takes at most 3 name servers and 32 domains to look in, but there are "
                            + nameservers.size() + " and " + searches.size(),
                    "Leave some out.");
        }
    }

    /** Where a pod's settings come from. */
    public enum Policy {
        /** The cluster's own DNS, then that of the node. */
        CLUSTER_FIRST("ClusterFirst"),
        /** The same for pods on the network of their node. */
        CLUSTER_FIRST_WITH_HOST_NET("ClusterFirstWithHostNet"),
        /** The node's own settings: no name of the cluster is found. */
        NODE("Default"),
        /** What is written here, nothing else. */
        NONE("None");

        private final String kubernetesName;

        Policy(String kubernetesName) {
            this.kubernetesName = kubernetesName;
        }

        /** The word of the Kubernetes API. */
        public String kubernetesName() {
            return kubernetesName;
        }
    }

    /** As Kubernetes does by itself: by the cluster's DNS. */
    public static Dns ofCluster() {
        return new Dns(Optional.empty(), List.of(), List.of(), Map.of());
    }

    /** By this policy. {@link Policy#NONE} is {@link #own}. */
    public static Dns policy(Policy policy) {
        if (requireNonNull(policy, "policy") == Policy.NONE) {
            throw new InvalidValueException(
                    "the policy NONE needs a name server", "Write Dns.own(\"10.0.0.10\") instead.");
        }
        return new Dns(Optional.of(policy), List.of(), List.of(), Map.of());
    }

    /** By this name server, and nothing else: policy {@code None}. */
    public static Dns own(String nameserver) {
        return new Dns(
                Optional.of(Policy.NONE), List.of(requireNonNull(nameserver, "nameserver")), List.of(), Map.of());
    }

    /** The same, with this name server too. */
    public Dns nameserver(String address) {
        List<String> more = new ArrayList<>(nameservers);
        more.add(requireNonNull(address, "address"));
        return new Dns(policy, more, searches, options);
    }

    /** The same, looking in this domain too. */
    public Dns search(String domain) {
        List<String> more = new ArrayList<>(searches);
        more.add(requireNonNull(domain, "domain"));
        return new Dns(policy, nameservers, more, options);
    }

    /** The same, with this option of the resolver, such as {@code ndots} with {@code 2}. */
    public Dns option(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(options);
        more.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
        return new Dns(policy, nameservers, searches, more);
    }

    /** The same, with this option of the resolver that has no value, such as {@code single-request-reopen}. */
    public Dns option(String name) {
        return option(requireNonNull(name, "name"), "");
    }
}
