package dev.railsk.testing.cluster.internal.rules;

import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with an object, field by field, in the server's words. */
public final class Problems {

    private final List<FieldCause> causes = new ArrayList<>();

    /** What was found so far. */
    public List<FieldCause> causes() {
        return List.copyOf(causes);
    }

    /** How much was found so far. */
    public int count() {
        return causes.size();
    }

    /** A field that must be there is not. */
    public void required(String field) {
        causes.add(new FieldCause(field, "Required value"));
    }

    /** A field that must be there is not, and why it must. */
    public void required(String field, String why) {
        causes.add(new FieldCause(field, "Required value: " + why));
    }

    /** A field has a value that it must not have. */
    public void invalid(String field, Object value, String why) {
        causes.add(new FieldCause(field, "Invalid value: " + quoted(value) + ": " + why));
    }

    /** A field has none of the values that there are. */
    public void unsupported(String field, Object value, List<String> supported) {
        List<String> quoted = supported.stream().map(Problems::quoted).toList();
        causes.add(new FieldCause(
                field, "Unsupported value: " + quoted(value) + ": supported values: " + String.join(", ", quoted)));
    }

    /** A field has the value of another one that it must differ from. */
    public void duplicate(String field, Object value) {
        causes.add(new FieldCause(field, "Duplicate value: " + quoted(value)));
    }

    /** A field names what is not there. */
    public void notFound(String field, String value) {
        causes.add(new FieldCause(field, "Not found: " + quoted(value)));
    }

    /** A field has more than this many bytes. */
    public void tooLong(String field, int most) {
        causes.add(new FieldCause(field, "Too long: may not be more than " + most + " bytes"));
    }

    /** A field must not be there. */
    public void forbidden(String field, String why) {
        causes.add(new FieldCause(field, "Forbidden: " + why));
    }

    private static String quoted(Object value) {
        return Tree.of(value).toJsonLine();
    }
}
