package dev.railsk.policy;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;

/** Who is at the other end of a connection, as a NetworkPolicy can tell. Names of hosts it cannot tell: those are networks. */
public sealed interface Peer {

    /** All pods of a namespace, such as {@code ingress-nginx}. */
    static Peer namespace(String name) {
        return new Namespace(name);
    }

    /** Pods with this label, in the app's own namespace. */
    static Peer pods(String labelKey, String labelValue) {
        return new Pods("", labelKey, labelValue);
    }

    /** Pods of a namespace with this label. */
    static Peer pods(String namespace, String labelKey, String labelValue) {
        return new Pods(new Namespace(namespace).name(), labelKey, labelValue);
    }

    /** All addresses of a network in CIDR notation, such as {@code 10.20.0.0/16}; one address is {@code 10.20.0.7/32}. */
    static Peer network(String cidr) {
        return new Network(cidr);
    }

    /** Anybody. */
    static Peer anybody() {
        return new Anybody();
    }

    /** All pods of a namespace. */
    record Namespace(String name) implements Peer {
        public Namespace {
            if (!Syntax.isLabel(requireNonNull(name, "name"), 63)) {
                throw new InvalidValueException(
                        "a namespace must have at most 63 lower-case letters, digits and dashes, but was \"" + name
                                + "\"",
                        "Name it like \"ingress-nginx\".");
            }
        }
    }

    /**
     * Pods with a label.
     *
     * @param namespace where they live; empty for the app's own
     * @param key the label's key
     * @param value the label's value
     */
    record Pods(String namespace, String key, String value) implements Peer {
        public Pods {
            requireNonNull(namespace, "namespace");
            if (!LabelSyntax.isKey(requireNonNull(key, "key"))
                    || !LabelSyntax.isValue(requireNonNull(value, "value"))) {
                throw new InvalidValueException(
                        "pods must be named by a label, but \"" + key + "\" with the value \"" + value + "\" is none",
                        "Write it like Peer.pods(\"app\", \"postgres\").");
            }
        }
    }

    /** A network. */
    record Network(String cidr) implements Peer {
        public Network {
            if (!Cidr.isNetwork(requireNonNull(cidr, "cidr"))) {
                throw new InvalidValueException(
                        "a network must be an address and the length of its prefix, but was \"" + cidr + "\"",
                        "Write it like \"10.20.0.0/16\", or \"10.20.0.7/32\" for one address.");
            }
        }
    }

    /** Anybody. */
    record Anybody() implements Peer {}
}
