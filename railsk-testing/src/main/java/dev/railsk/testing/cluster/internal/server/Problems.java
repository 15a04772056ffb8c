package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.testing.cluster.internal.apply.JsonText;
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
        causes.add(new FieldCause(field, "Invalid value: " + JsonText.of(value) + ": " + why));
    }

    void unsupported(String field, String value, String supported) {
        causes.add(
                new FieldCause(field, "Unsupported value: " + JsonText.of(value) + ": supported values: " + supported));
    }

    void notFound(String field, String value) {
        causes.add(new FieldCause(field, "Not found: " + JsonText.of(value)));
    }

    void forbidden(String field, String why) {
        causes.add(new FieldCause(field, "Forbidden: " + why));
    }
}
