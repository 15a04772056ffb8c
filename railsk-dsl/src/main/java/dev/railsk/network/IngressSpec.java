package dev.railsk.network;

import dev.railsk.problem.Draft;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What every kind of ingress lets its author write. */
public abstract sealed class IngressSpec<S extends IngressSpec<S>> permits AlbExposureSpec, PlainIngressSpec {

    final Draft draft;
    private Optional<String> name;
    private final Map<String, String> labels;
    private final Map<String, String> annotations;

    IngressSpec(String scope, IngressBasics base) {
        draft = new Draft(scope);
        name = base.name();
        labels = new LinkedHashMap<>(base.labels());
        annotations = new LinkedHashMap<>(base.annotations());
    }

    abstract S self();

    IngressBasics basics() {
        return new IngressBasics(name, labels, annotations);
    }

    /** Name the object otherwise than the workload. */
    public S name(String objectName) {
        draft.write("name");
        name = Optional.of(objectName);
        return self();
    }

    /** Label the ingress, and nothing else. */
    public S label(String key, String value) {
        draft.write("label " + key);
        labels.put(key, value);
        return self();
    }

    /** Annotate the ingress, for its controller. */
    public S annotation(String key, String value) {
        draft.write("annotation " + key);
        annotations.put(key, value);
        return self();
    }
}
