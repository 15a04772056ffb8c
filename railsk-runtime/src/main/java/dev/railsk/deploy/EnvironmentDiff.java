package dev.railsk.deploy;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.internal.run.Sha256;
import dev.railsk.manifest.Difference;
import java.util.HexFormat;
import java.util.List;

/**
 * What a deploy would change, by the API server's own word.
 *
 * @param objects every object of the set, in the order of the apply
 */
public record EnvironmentDiff(List<ObjectDiff> objects) {

    private static final int DIGITS = 16;

    public EnvironmentDiff {
        objects = List.copyOf(objects);
    }

    /** Whether a deploy would write nothing. */
    public boolean isEmpty() {
        return objects.stream()
                .allMatch(object -> object.effect() == Effect.UNCHANGED || object.effect() == Effect.LEFT);
    }

    /**
     * What stands for this diff: the same exactly as long as a deploy would do the same. To be agreed to with
     * {@link DeployOptions#confirmDiff}. Values of a Secret have no part in it, only which of its keys change.
     */
    public String digest() {
        StringBuilder text = new StringBuilder();
        for (ObjectDiff object : objects) {
            ObjectRef ref = object.object();
            line(
                    text,
                    List.of(
                            ref.kind().apiVersion(),
                            ref.kind().kind(),
                            ref.namespace(),
                            ref.name(),
                            object.effect().name()));
            for (Difference difference : object.differences()) {
                line(
                        text,
                        List.of(
                                difference.pointer(),
                                difference.change().name(),
                                difference.wanted(),
                                difference.found()));
            }
            for (TakenFields taken : object.taken()) {
                line(text, List.of("taken", taken.manager(), String.join(" ", taken.fields())));
            }
        }
        return HexFormat.of().formatHex(Sha256.of(text.toString())).substring(0, DIGITS);
    }

    // Each with its length, so that no two lists come to the same text.
    private static void line(StringBuilder text, List<String> parts) {
        for (String part : parts) {
            text.append(part.length()).append(':').append(part);
        }
        text.append('\n');
    }

    /** What would become of an object. */
    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED,
        /** It is no longer defined and still there: a deploy deletes it. */
        DELETED,
        /** It is no longer defined and still there: a deploy leaves it as it is; the detail says why. */
        LEFT,
        /** The API server would refuse it; the detail says why. */
        REFUSED
    }

    /**
     * One object.
     *
     * @param object which
     * @param effect what would become of it
     * @param differences what would change, field by field; values of a Secret are never shown
     * @param detail why it would be refused or left, or what could not be asked; else empty
     * @param taken whose fields a deploy would take over before
     */
    public record ObjectDiff(
            ObjectRef object, Effect effect, List<Difference> differences, String detail, List<TakenFields> taken) {
        public ObjectDiff {
            differences = List.copyOf(differences);
            taken = List.copyOf(taken);
        }

        /** An object of which nothing would be taken over. */
        public ObjectDiff(ObjectRef object, Effect effect, List<Difference> differences, String detail) {
            this(object, effect, differences, detail, List.of());
        }
    }
}
