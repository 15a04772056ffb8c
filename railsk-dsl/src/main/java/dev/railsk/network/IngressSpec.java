package dev.railsk.network;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.name.internal.Syntax;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What every kind of ingress lets its author write. */
public abstract sealed class IngressSpec<S extends IngressSpec<S>>
        permits AlbExposureSpec, PlainIngressSpec, GatewayRouteSpec {

    private static final int LONGEST_NAME = 253;

    final Draft draft;
    private Optional<String> name;
    private final Map<String, String> labels;
    private final Map<String, String> annotations;
    private boolean isPortNamed;
    private Optional<ExternalDns> externalDns;

    IngressSpec(String scope, IngressBasics base) {
        draft = new Draft(scope);
        name = base.name();
        labels = new LinkedHashMap<>(base.labels());
        annotations = new LinkedHashMap<>(base.annotations());
        isPortNamed = base.isPortNamed();
        externalDns = base.externalDns();
    }

    abstract S self();

    IngressBasics basics() {
        return new IngressBasics(name, labels, annotations, isPortNamed, externalDns);
    }

    final void portIsNamed(boolean isNamed) {
        draft.write("namedPort");
        isPortNamed = isNamed;
    }

    /** Name the object otherwise than the workload. */
    public S name(String objectName) {
        Origin origin = draft.write("name");
        checkName("name", origin, "an ingress", requireNonNull(objectName, "objectName"));
        name = Optional.of(objectName);
        return self();
    }

    /** Name the object after the workload. */
    public S defaultName() {
        draft.write("name");
        name = Optional.empty();
        return self();
    }

    /** Note that a text cannot be the name of such an object. */
    final void checkName(String word, Origin origin, String what, String text) {
        if (!isName(text)) {
            draft.problem(
                    word,
                    origin,
                    "the name of " + what
                            + " must have at most 253 lower-case letters, digits, dashes and dots, but was \"" + text
                            + "\"",
                    "Choose a name such as \"shop\".");
        }
    }

    static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && Syntax.isDomain(text);
    }

    /** Tell external-dns more than the hosts, which it finds by itself. */
    public S externalDns(ExternalDns what) {
        draft.write("externalDns");
        externalDns = Optional.of(requireNonNull(what, "what"));
        return self();
    }

    /** Tell external-dns nothing. */
    public S noExternalDns() {
        draft.write("externalDns");
        externalDns = Optional.empty();
        return self();
    }

    /** Label the ingress, and nothing else. */
    public S label(String key, String value) {
        Origin origin = draft.write("label " + requireNonNull(key, "key"));
        LabelSyntax.checkLabel(draft, origin, key, requireNonNull(value, "value"));
        labels.put(key, value);
        return self();
    }

    /** Leave out a label of the ingress. */
    public S removeLabel(String key) {
        draft.remove("label", requireNonNull(key, "key"), labels);
        return self();
    }

    /** Annotate the ingress, for its controller. */
    public S annotation(String key, String value) {
        Origin origin = draft.write("annotation " + requireNonNull(key, "key"));
        LabelSyntax.checkKey(draft, origin, "annotation", key);
        if (key.equals("kubernetes.io/ingress.class")) {
            draft.problem(
                    "annotation " + key,
                    origin,
                    "the annotation kubernetes.io/ingress.class contradicts the ingress class that railsk renders",
                    "Write className(\"" + value + "\"), or legacyClassAnnotation() for an ALB.");
        }
        WellFormed.check(draft, "annotation " + key, origin, requireNonNull(value, "value"));
        annotations.put(key, value);
        return self();
    }

    /** Leave out an annotation of the ingress. */
    public S removeAnnotation(String key) {
        draft.remove("annotation", requireNonNull(key, "key"), annotations);
        return self();
    }
}
