package dev.railsk.network;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What external-dns is told, by annotations. The hosts of an ingress or a route it finds by itself. Immutable: every setting returns a
 * changed copy.
 *
 * @param hostname the name to make; empty for the hosts that it finds
 * @param ttl how long others may remember the answer; empty for the zone's
 * @param target what the name leads to; empty for the address of the object
 * @param prefix what its annotations begin with
 */
public record ExternalDns(Optional<String> hostname, Optional<Duration> ttl, Optional<String> target, String prefix) {

    /** Nothing is told yet; annotations begin with {@code external-dns.alpha.kubernetes.io/}, which every version reads by default. */
    public static final ExternalDns DEFAULT =
            new ExternalDns(Optional.empty(), Optional.empty(), Optional.empty(), "external-dns.alpha.kubernetes.io/");

    public ExternalDns {
        if (hostname.isPresent()) {
            checkDomain("hostname", hostname.get());
        }
        if (target.isPresent()) {
            checkDomain("target", target.get());
        }
        Duration time = ttl.orElse(Duration.ofSeconds(1));
        if (time.getNano() != 0 || time.getSeconds() < 1 || time.getSeconds() > Integer.MAX_VALUE) {
            throw new InvalidValueException(
                    "the time to live of external-dns must be whole seconds, from 1 to 2147483647, but was " + time,
                    "Write ttl(Duration.ofMinutes(5)).");
        }
        boolean isPrefix = prefix.endsWith("/") && Syntax.isDomain(prefix.substring(0, prefix.length() - 1));
        if (!isPrefix) {
            throw new InvalidValueException(
                    "the prefix of external-dns must be a domain with a slash behind it, but was \"" + prefix + "\"",
                    "Write it like \"external-dns.kubernetes.io/\".");
        }
    }

    private static void checkDomain(String what, String text) {
        String domain = text.startsWith("*.") ? text.substring(2) : text;
        boolean isAddress = text.indexOf(':') >= 0 && Syntax.isWord(text, ":", 45);
        if (!Syntax.isDomain(domain) && !isAddress) {
            throw new InvalidValueException(
                    "the " + what + " of external-dns must be a lower-case DNS name, but was \"" + text + "\"",
                    "Write it like \"www.shop.example\".");
        }
    }

    /** Make this name: needed where the object has no hosts, as a service has none. */
    public ExternalDns hostname(String name) {
        return new ExternalDns(Optional.of(requireNonNull(name, "name")), ttl, target, prefix);
    }

    /** Let others remember the answer for this long; whole seconds. */
    public ExternalDns ttl(Duration time) {
        return new ExternalDns(hostname, Optional.of(requireNonNull(time, "time")), target, prefix);
    }

    /** Have the name lead here: another name, or an address. */
    public ExternalDns target(String nameOrAddress) {
        return new ExternalDns(hostname, ttl, Optional.of(requireNonNull(nameOrAddress, "nameOrAddress")), prefix);
    }

    /** Begin the annotations with this, as the controller's {@code --annotation-prefix} says, such as {@code external-dns.kubernetes.io/}. */
    public ExternalDns prefix(String text) {
        return new ExternalDns(hostname, ttl, target, requireNonNull(text, "text"));
    }

    /** The annotations that say this. */
    public Map<String, String> annotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        if (hostname.isPresent()) {
            annotations.put(prefix + "hostname", hostname.get());
        }
        if (ttl.isPresent()) {
            annotations.put(prefix + "ttl", Long.toString(ttl.get().toSeconds()));
        }
        if (target.isPresent()) {
            annotations.put(prefix + "target", target.get());
        }
        return annotations;
    }
}
