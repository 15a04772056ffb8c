package dev.railsk.placement;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names that pods find without asking anybody: lines of their {@code /etc/hosts}.
 *
 * @param names the names by their address
 */
public record HostAliases(Map<String, List<String>> names) {

    private static final String NEXT_STEP = "Write HostAliases.of(\"10.0.0.5\", \"db.internal\"), for example.";
    private static final int LONGEST_NAME = 253;

    public HostAliases {
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
        for (Map.Entry<String, List<String>> line : names.entrySet()) {
            if (!IpAddress.is(line.getKey())) {
                throw new InvalidValueException(
                        "a host alias must have an IP address, but had \"" + line.getKey() + "\"", NEXT_STEP);
            }
            if (line.getValue().isEmpty()) {
                throw new InvalidValueException("the address " + line.getKey() + " has no host alias", NEXT_STEP);
            }
            for (String name : line.getValue()) {
                if (name.length() > LONGEST_NAME || !Syntax.isDomain(name)) {
                    throw new InvalidValueException(
                            "a host alias must be a lower-case DNS name, but was \"" + name + "\"", NEXT_STEP);
                }
            }
        }
    }

    /** These names for this address. */
    public static HostAliases of(String address, String... names) {
        return new HostAliases(Map.of(requireNonNull(address, "address"), List.of(requireNonNull(names, "names"))));
    }

    /** The same, and these names for this address, in place of those that it has. */
    public HostAliases and(String address, String... more) {
        Map<String, List<String>> all = new LinkedHashMap<>(names);
        all.put(requireNonNull(address, "address"), List.of(requireNonNull(more, "more")));
        return new HostAliases(all);
    }
}
