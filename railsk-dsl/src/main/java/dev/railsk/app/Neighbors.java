package dev.railsk.app;

import static java.util.Objects.requireNonNull;

import dev.railsk.definition.AppParts;
import dev.railsk.manifest.Manifest;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.render.internal.AppRenderer;
import java.util.ArrayList;
import java.util.List;

/** Apps that are defined together, such as those of one repository, and may meet in a cluster. */
public final class Neighbors {

    private Neighbors() {}

    /**
     * See that no other app has an object of this environment with other content. What both render alike they share, such as a namespace.
     *
     * @param environment an environment of one app
     * @param others the other apps; itself among them is passed over
     * @throws InvalidValueException when one has; the message names object, app and environment
     */
    public static void check(Environment environment, List<RailsApp> others) {
        List<Manifest> own =
                manifests(requireNonNull(environment, "environment").parts());
        for (RailsApp other : List.copyOf(requireNonNull(others, "others"))) {
            for (String name : other.environments()) {
                Environment beside = other.environment(name);
                boolean mayMeet = !other.name().equals(environment.appName())
                        && !EnvironmentRules.areInDifferentClusters(environment.parts(), beside.parts());
                if (mayMeet) {
                    check(environment, own, beside);
                }
            }
        }
    }

    private static void check(Environment environment, List<Manifest> own, Environment beside) {
        boolean sharesNamespace = environment.namespace().equals(beside.namespace());
        List<Manifest> theirs = sharesNamespace ? manifests(beside.parts()) : AppRenderer.byHand(beside.parts());
        for (Manifest manifest : own) {
            for (Manifest same : theirs) {
                if (manifest.id().isSameObject(same.id()) && !manifest.tree().equals(same.tree())) {
                    throw InvalidValueException.ofInput(
                            "app \"" + environment.appName() + "\" has " + manifest + ", which app \""
                                    + beside.appName() + "\" has too in its environment \"" + beside.name()
                                    + "\", with other content",
                            manifest.kind().equals("Namespace")
                                    ? "Let one of them make the namespace, and write existingNamespace(\""
                                            + manifest.name() + "\") in the other."
                                    : "Give one of them another name, a namePrefix(\"..\"), or a namespace(\"..\") of its own.");
                }
            }
        }
    }

    private static List<Manifest> manifests(AppParts parts) {
        List<Manifest> all = new ArrayList<>(AppRenderer.withoutHand(parts));
        all.addAll(AppRenderer.byHand(parts));
        return all;
    }
}
