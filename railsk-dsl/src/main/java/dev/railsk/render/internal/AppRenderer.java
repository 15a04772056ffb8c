package dev.railsk.render.internal;

import dev.railsk.definition.AppParts;
import dev.railsk.image.Image;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.problem.Problem;
import dev.railsk.task.Console;
import dev.railsk.task.Cron;
import dev.railsk.task.Task;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from an app's parts to its manifests, kind by kind, in Kustomize's order. A new kind is one more renderer in
 * {@link Kinds}.
 *
 * <p>What no revision changes is rendered once; a render with another one shares it, as nobody can change a manifest. Immutable
 * and thread-safe.
 *
 * <p>Renderers use plain conditions and loops: every lambda is a class that a cold start has to make.
 */
public final class AppRenderer {

    private final Rendering rendering;
    private final Image image;
    private final List<KindRenderer> kinds;
    private final List<List<Manifest>> lasting = new ArrayList<>();

    private AppRenderer(AppParts parts) {
        rendering = Rendering.of(parts);
        image = parts.image().orElseThrow();
        kinds = Kinds.of(parts);
    }

    /** A renderer of these parts, which name an image. */
    public static AppRenderer of(AppParts parts) {
        AppRenderer renderer = new AppRenderer(parts);
        Build none = new Build(renderer.image, Optional.empty());
        for (KindRenderer kind : renderer.kinds) {
            List<Manifest> manifests = new ArrayList<>();
            if (!kind.dependsOnBuild()) {
                kind.render(renderer.rendering, none, manifests);
            }
            renderer.lasting.add(manifests);
        }
        return renderer;
    }

    /** Render everything with this build. */
    public ManifestSet render(Revision revision) {
        return render(new Build(image, Optional.of(revision)));
    }

    /** Render what is not open: without a pin, the image has no tag. */
    public ManifestSet renderOpen() {
        return render(new Build(image, Optional.empty()));
    }

    /** Render one attempt of a task. */
    public Manifest renderTask(Task task, Revision revision, int attempt) {
        return JobRenderer.render(rendering, task, revision, attempt, new Build(image, Optional.of(revision)));
    }

    /** Render the pod of a console. */
    public Manifest renderConsole(Console console, Revision revision, String session) {
        return ConsoleRenderer.render(rendering, console, session, new Build(image, Optional.of(revision)));
    }

    /** What is rendered without the author's own objects and changes. */
    public static List<Manifest> withoutHand(AppParts parts) {
        AppRenderer renderer = of(parts);
        return renderer.defined(new Build(renderer.image, Optional.empty()));
    }

    /** The author's own objects, each where it belongs. */
    public static List<Manifest> byHand(AppParts parts) {
        return parts.byHand().objects().isEmpty() ? List.of() : ExtraObjects.of(parts);
    }

    /** What is wrong with the objects that the author's changes name, among all these. */
    public static List<Problem> problemsOfEdits(AppParts parts, List<Manifest> all) {
        return new Edits(Rendering.of(parts), all).problems();
    }

    private ManifestSet render(Build build) {
        List<Manifest> manifests = defined(build);
        AppParts parts = rendering.parts();
        for (Manifest manifest : byHand(parts)) {
            ObjectOrder.insert(manifests, manifest);
        }
        if (areEdits(parts)) {
            new Edits(rendering, manifests).apply();
        }
        return ManifestSet.of(manifests);
    }

    /** Whether anything is edited, which is asked here so that few apps load how. */
    private static boolean areEdits(AppParts parts) {
        if (!parts.byHand().edits().isEmpty()) {
            return true;
        }
        for (Workload workload : parts.workloads()) {
            if (!workload.basics().pod().edits().isEmpty()) {
                return true;
            }
        }
        for (Cron cron : parts.crons().values()) {
            if (!cron.task().pod().edits().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private List<Manifest> defined(Build build) {
        List<Manifest> manifests = new ArrayList<>();
        for (int index = 0; index < kinds.size(); index++) {
            KindRenderer kind = kinds.get(index);
            if (kind.dependsOnBuild()) {
                kind.render(rendering, build, manifests);
            } else {
                manifests.addAll(lasting.get(index));
            }
        }
        return manifests;
    }
}
