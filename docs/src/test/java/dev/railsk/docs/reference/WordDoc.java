package dev.railsk.docs.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A word of the definition language, as its source says it.
 *
 * @param name the method's or constant's name
 * @param call how it is written, with its parameters
 * @param types the types of its parameters, as written
 * @param made the type that it hands back, as written
 * @param text what it says, without its default
 * @param standard its default, where the text says one, or else empty
 * @param since its version, or else empty for the first one
 */
record WordDoc(String name, String call, List<String> types, String made, String text, String standard, String since) {

    private static final Pattern GENERICS = Pattern.compile("<.*>|^.*\\.(?=\\w)");

    /** The word as a compiled class has it: {@code replicas(int)}. */
    String signature() {
        List<String> raw = new ArrayList<>();
        for (String type : types) {
            raw.add(GENERICS.matcher(type).replaceAll("").replace("...", "[]"));
        }
        return name + "(" + String.join(",", raw) + ")";
    }
}
