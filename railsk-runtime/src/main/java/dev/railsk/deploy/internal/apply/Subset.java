package dev.railsk.deploy.internal.apply;

import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Map;

/** Whether an object holds all that a manifest wants: then applying it would change no value. */
public final class Subset {

    private Subset() {}

    public static boolean isWithin(Tree wanted, Tree found) {
        if (wanted.value() instanceof Map<?, ?>) {
            return wanted.entries().entrySet().stream()
                    .allMatch(entry -> isWithin(entry.getValue(), found.at(entry.getKey())));
        }
        if (wanted.value() instanceof List<?>) {
            return wanted.equals(found);
        }
        return found.isPresent() && wanted.equals(found);
    }
}
