package dev.railsk.volume;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.InvalidValueException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a driver of the Container Storage Interface brings into a pod.
 *
 * @param driver the driver's name
 * @param attributes what the driver is told
 * @param isReadOnly whether the pods may not write to it
 */
public record CsiVolume(String driver, Map<String, String> attributes, boolean isReadOnly) implements Volume {

    private static final int LONGEST_NAME = 63;

    public CsiVolume {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        WellFormed.require("a driver's attribute", List.copyOf(attributes.values()));
        if (driver.length() > LONGEST_NAME || !Syntax.isDomain(driver)) {
            throw new InvalidValueException(
                    "a storage driver's name must have at most 63 lower-case letters, digits, dashes and dots, but was \""
                            + driver + "\"",
                    "Name it as kubectl get csidrivers lists it.");
        }
    }

    static CsiVolume of(String driver) {
        return new CsiVolume(requireNonNull(driver, "driver"), Map.of(), false);
    }

    /** The same, with this told to the driver. */
    public CsiVolume attribute(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(requireNonNull(key, "key"), requireNonNull(value, "value"));
        return new CsiVolume(driver, more, isReadOnly);
    }

    /** The same, for reading only. */
    public CsiVolume readOnly() {
        return new CsiVolume(driver, attributes, true);
    }
}
