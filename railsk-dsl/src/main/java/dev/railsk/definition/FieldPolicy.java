package dev.railsk.definition;

import dev.railsk.problem.Origin;

/**
 * What a deploy does about conflicts over one field of one object, and over what is below it.
 *
 * @param kind the object's Kubernetes kind
 * @param name its name, with or without the environment's prefix and suffix
 * @param field the field as the API server writes it, without the first dot and without quotes: {@code spec.replicas}, {@code
 *     spec.template.spec.containers[name=web].image}
 * @param policy what a deploy does
 * @param origin the line that wrote it
 */
public record FieldPolicy(String kind, String name, String field, ConflictPolicy policy, Origin origin) {

    public FieldPolicy {
        field = plain(field);
    }

    /** A field as it is compared: without the first dot and without quotes. */
    public static String plain(String field) {
        String text = field.replace("\"", "");
        return text.startsWith(".") ? text.substring(1) : text;
    }

    /** Whether it is about the same field of the same object. */
    public boolean isSameField(FieldPolicy other) {
        return kind.equals(other.kind) && name.equals(other.name) && field.equals(other.field);
    }

    /** Whether it is about this field, or about what is around it; in whichever way that is written. */
    public boolean covers(String other) {
        String inside = plain(other);
        return inside.equals(field)
                || (inside.startsWith(field)
                        && (inside.charAt(field.length()) == '.' || inside.charAt(field.length()) == '['));
    }

    /** Kind and name. */
    public String object() {
        return kind + " " + name;
    }
}
