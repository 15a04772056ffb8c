package dev.railsk.definition;

/**
 * What stands around every object's name but the namespace's, so that environments or apps can share a namespace.
 *
 * @param prefix what every name begins with; empty for nothing
 * @param suffix what every name ends with; empty for nothing
 */
public record NameAffixes(String prefix, String suffix) {

    /** Nothing. */
    public static final NameAffixes NONE = new NameAffixes("", "");

    /** A name with these around it. */
    public String around(String name) {
        return prefix + name + suffix;
    }
}
