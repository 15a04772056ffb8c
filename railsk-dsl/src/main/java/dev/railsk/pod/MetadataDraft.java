package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Labels and annotations while they are written: what an app, a workload and a task have in common there. */
public final class MetadataDraft {

    // All annotations of an object together: the API server's own limit.
    private static final int LARGEST_ANNOTATIONS = 256 * 1024;

    private final Draft draft;
    private final String owner;
    private final Set<LabelScope> foreign;
    private final LabelScope example;
    private Marks labels;
    private Marks annotations;

    /**
     * The metadata of one scope.
     *
     * @param owner whose they are, such as {@code workload}
     * @param foreign what nothing of this scope has
     * @param example a scope that would do where none is said
     */
    public MetadataDraft(Draft draft, Metadata base, String owner, Set<LabelScope> foreign, LabelScope example) {
        this.draft = draft;
        this.owner = owner;
        this.foreign = foreign;
        this.example = example;
        labels = base.labels();
        annotations = base.annotations();
    }

    /** What was written so far. */
    public Metadata metadata() {
        return new Metadata(labels, annotations);
    }

    /** Add a label. */
    public void label(String key, String value, LabelScope... scopes) {
        Origin origin = draft.write("label " + requireNonNull(key, "key"));
        LabelSyntax.checkLabel(draft, origin, key, requireNonNull(value, "value"));
        labels = labels.with(new Marks.Mark(key, value, reach("label", key, origin, scopes)));
    }

    /** Add an annotation. */
    public void annotation(String key, String value, LabelScope... scopes) {
        Origin origin = draft.write("annotation " + requireNonNull(key, "key"));
        LabelSyntax.checkKey(draft, origin, "annotation", key);
        Set<LabelScope> reach = reach("annotation", key, origin, scopes);
        if (reach.contains(LabelScope.IDENTITY)) {
            draft.problem(
                    "annotation " + key,
                    origin,
                    "annotation \"" + key + "\" has LabelScope.IDENTITY, but no selector looks at annotations",
                    "Choose another scope, such as LabelScope." + example + ".");
        }
        WellFormed.check(draft, "annotation " + key, origin, requireNonNull(value, "value"));
        annotations = annotations.with(new Marks.Mark(key, value, reach));
        checkSize(key, origin);
    }

    private void checkSize(String key, Origin origin) {
        int size = 0;
        for (Marks.Mark mark : annotations.entries()) {
            size += mark.key().length() + mark.value().length();
        }
        if (size > LARGEST_ANNOTATIONS) {
            draft.problem(
                    "annotation " + key,
                    origin,
                    "the annotations must have at most 262144 characters together, but have " + size,
                    "Shorten annotation \"" + key + "\", or put the text into a config.");
        }
    }

    private Set<LabelScope> reach(String what, String key, Origin origin, LabelScope... scopes) {
        Set<LabelScope> reach = new LinkedHashSet<>(List.of(requireNonNull(scopes, "scopes")));
        if (reach.isEmpty()) {
            draft.problem(
                    what + " " + key,
                    origin,
                    what + " \"" + key + "\" says no scope",
                    "Add LabelScope." + example + ", for example.");
        }
        for (LabelScope scope : reach) {
            if (foreign.contains(scope)) {
                draft.problem(
                        what + " " + key,
                        origin,
                        what + " \"" + key + "\" reaches nothing by LabelScope." + scope + ", which no " + owner
                                + " has",
                        "Write it for the whole app, or choose another scope.");
            }
        }
        return reach;
    }

    /** Leave out a label. */
    public void removeLabel(String key) {
        draft.touch("label " + key);
        labels = without("label", key, labels);
    }

    /** Leave out an annotation. */
    public void removeAnnotation(String key) {
        draft.touch("annotation " + key);
        annotations = without("annotation", key, annotations);
    }

    private Marks without(String what, String key, Marks marks) {
        List<Marks.Mark> rest = new ArrayList<>(marks.entries());
        draft.remove(what, requireNonNull(key, "key"), rest, Marks.Mark::key);
        return new Marks(rest);
    }
}
