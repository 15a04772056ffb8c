package dev.railsk.manifest.internal.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How generated sources call the types of the model, two of which may have the same simple name. */
final class ModelNames {

    private final Set<String> ambiguous = new HashSet<>();

    ModelNames(Collection<Class<?>> types) {
        Map<String, Class<?>> known = new HashMap<>();
        for (Class<?> type : types) {
            Class<?> other = known.putIfAbsent(type.getSimpleName(), type);
            if (other != null && other != type) {
                ambiguous.add(type.getSimpleName());
            }
        }
    }

    /** The simple name, for which the type must be imported; the whole name where the simple one means several types. */
    String of(Class<?> type) {
        return ambiguous.contains(type.getSimpleName()) ? type.getName() : type.getSimpleName();
    }

    /** The name of the class that writes a type. */
    String writer(Class<?> type) {
        String group = ModelKinds.group(type);
        if (group != null) {
            return group;
        }
        return (ambiguous.contains(type.getSimpleName()) ? version(type) : "") + type.getSimpleName() + "Writer";
    }

    /** What tells a type from its namesakes: the end of its package's name, such as {@code BatchV1beta1}. */
    private static String version(Class<?> type) {
        String[] steps = type.getPackageName()
                .substring("io.fabric8.kubernetes.api.".length())
                .split("\\.", -1);
        StringBuilder version = new StringBuilder();
        for (String step : steps) {
            version.append(Character.toUpperCase(step.charAt(0))).append(step, 1, step.length());
        }
        return version.toString();
    }
}
