package dev.railsk.deploy;

import static java.util.Objects.requireNonNull;

/**
 * Who deploys, and from where: what others read who wait for the same environment.
 *
 * @param name a person or a program, such as {@code jane}
 * @param place a machine, or the address of a run in CI
 */
public record DeployedBy(String name, String place) {

    /** Nobody who says a name. */
    public static final DeployedBy UNKNOWN = new DeployedBy("a program", "a place that it does not tell");

    public DeployedBy {
        requireNonNull(name, "name");
        requireNonNull(place, "place");
        if (name.isBlank() || place.isBlank()) {
            throw new IllegalArgumentException(
                    "who deploys must have a name and a place, but was \"" + name + "\" on \"" + place + "\"");
        }
    }

    /** Such as {@code jane (https://github.com/acme/shop/actions/runs/42)}. */
    @Override
    public String toString() {
        return name + " (" + place + ")";
    }
}
