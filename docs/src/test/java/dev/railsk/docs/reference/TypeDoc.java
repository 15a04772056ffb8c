package dev.railsk.docs.reference;

import java.util.List;

/**
 * A public type of the definition language, as its source says it.
 *
 * @param location the package's last name, such as {@code workload}
 * @param parent the class that it extends, or else empty
 * @param shares the interfaces that it has, whose words may be its, too
 * @param isSpec whether it is how something is written, not a value
 * @param text what it says, in Markdown
 */
record TypeDoc(
        String location,
        String name,
        String parent,
        List<String> shares,
        boolean isSpec,
        List<String> text,
        List<WordDoc> words) {

    /** The name without that of the type around it. */
    String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    static boolean isSpec(String name) {
        return name.endsWith("Spec") || name.endsWith("Words");
    }
}
