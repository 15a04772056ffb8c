package dev.railsk.docs.reference;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A static word of {@code dev.railsk.Words}, as its source says it: a method that calls a factory, or a constant.
 *
 * @param name how it is called
 * @param call how it is written, with its parameters
 * @param of what it calls or is, such as {@code Probe.http(String)} or {@code When.BY_HAND}
 * @param made the type that it hands back, as written
 * @param text what its Javadoc says, without the factory
 */
record StaticWord(String name, String call, String of, String made, String text) {

    private static final Pattern OUTER = Pattern.compile("\\b[A-Z]\\w*\\.(?=[A-Z])");

    /** What calls or is the same, as {@link #of} writes it. */
    static String key(String type, String name, List<String> types) {
        return type + "." + name + "(" + OUTER.matcher(String.join(", ", types)).replaceAll("") + ")";
    }

    boolean isConstant() {
        return !call.endsWith(")");
    }

    /** The word in other text: {@code httpProbe(..)}. */
    String inText() {
        return DocText.code(isConstant() || call.endsWith("()") ? call : name + "(..)");
    }

    /** Its factory or constant without parameters. */
    String factory() {
        int parameters = of.indexOf('(');
        return parameters < 0 ? of : of.substring(0, parameters) + (of.endsWith("()") ? "()" : "(..)");
    }
}
