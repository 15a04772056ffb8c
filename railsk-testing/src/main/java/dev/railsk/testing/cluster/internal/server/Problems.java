package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with an object, field by field, in the server's words. */
final class Problems {

    private final List<FieldCause> causes = new ArrayList<>();

    List<FieldCause> causes() {
        return causes;
    }

    void required(String field) {
        causes.add(new FieldCause(field, "Required value"));
    }

    void required(String field, String why) {
        causes.add(new FieldCause(field, "Required value: " + why));
    }

    void invalid(String field, Object value, String why) {
        causes.add(new FieldCause(field, "Invalid value: " + quoted(value) + ": " + why));
    }

    void unsupported(String field, String value, String supported) {
        causes.add(new FieldCause(field, "Unsupported value: " + quoted(value) + ": supported values: " + supported));
    }

    void notFound(String field, String value) {
        causes.add(new FieldCause(field, "Not found: " + quoted(value)));
    }

    void forbidden(String field, String why) {
        causes.add(new FieldCause(field, "Forbidden: " + why));
    }

    private static String quoted(Object value) {
        return Tree.of(value).toJsonLine();
    }
}
