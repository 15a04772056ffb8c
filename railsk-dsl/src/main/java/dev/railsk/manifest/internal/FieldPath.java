package dev.railsk.manifest.internal;

import org.jspecify.annotations.Nullable;

/**
 * The way from an object's root to one of its values.
 *
 * @param parent the way to the value that holds it; null at the root
 * @param name the field's name, or the index as a JSON pointer has it
 * @param shown how people see this step: {@code .image}, {@code [name=web]}, {@code [0]}
 */
public record FieldPath(@Nullable FieldPath parent, String name, String shown) {

    private static final String[] POD_SPECS = {"spec.jobTemplate.spec.template.spec.", "spec.template.spec."};

    /** The object itself. */
    public static final FieldPath ROOT = new FieldPath(null, "", "");

    /** The way on to a field. */
    public FieldPath field(String field) {
        return new FieldPath(this, field, isWord(field) ? "." + field : "[\"" + field + "\"]");
    }

    /** The way on to a list's item. */
    public FieldPath item(int index) {
        return new FieldPath(this, Integer.toString(index), "[" + index + "]");
    }

    /** The way on to a list's item that has a key, such as {@code name=web}. */
    public FieldPath item(int index, String key) {
        return new FieldPath(this, Integer.toString(index), "[" + key + "]");
    }

    /** The name of the step this many levels above this one; empty beyond the root. */
    public String above(int levels) {
        @Nullable FieldPath here = this;
        for (int level = 0; level < levels && here != null; level++) {
            here = here.parent;
        }
        return here == null ? "" : here.name;
    }

    /** The first step's name; empty at the root. */
    String first() {
        if (parent == null) {
            return "";
        }
        return parent.parent == null ? name : parent.first();
    }

    String pointer() {
        if (parent == null) {
            return "";
        }
        return parent.pointer() + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The path for people; what is inside a pod template begins at the pod's spec. */
    public String readable() {
        String full = full();
        for (String podSpec : POD_SPECS) {
            if (full.startsWith(podSpec)) {
                return full.substring(podSpec.length());
            }
        }
        return full;
    }

    private String full() {
        if (parent == null) {
            return "";
        }
        String before = parent.full();
        return before.isEmpty() && shown.startsWith(".") ? shown.substring(1) : before + shown;
    }

    private static boolean isWord(String text) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            boolean word = Character.isLetterOrDigit(unit) || unit == '_' || unit == '-';
            if (!word) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
