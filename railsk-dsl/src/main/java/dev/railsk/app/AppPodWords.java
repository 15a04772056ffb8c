package dev.railsk.app;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.EnvVars;
import dev.railsk.config.EnvVarsSpec;
import dev.railsk.definition.ImageDefaults;
import dev.railsk.definition.PodDefaults;
import dev.railsk.image.Image;
import dev.railsk.image.ImageUse;
import dev.railsk.image.PullPolicy;
import dev.railsk.image.Registry;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.MetadataDraft;
import dev.railsk.pod.PullSecrets;
import dev.railsk.pod.Scratch;
import dev.railsk.pod.ScratchDraft;
import dev.railsk.pod.ScratchSpec;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import dev.railsk.security.Security;
import dev.railsk.security.SecuritySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What an app says of all its pods at once, in itself and in its overlays.
 *
 * @param <S> the Spec's own type
 */
public abstract sealed class AppPodWords<S extends AppPodWords<S>> extends AppPlacementWords<S> permits AppObjectWords {

    private Optional<Image> image;
    private Optional<PullPolicy> pullPolicy;
    private boolean refusesMovingTags;
    private final List<String> pullSecrets;
    private Optional<Registry> registry;
    private Security security;
    private EnvVars env;
    private final ScratchDraft scratches;
    private final MetadataDraft metadata;

    AppPodWords(Draft draft, PodDefaults base) {
        super(draft, base.placement());
        image = base.image().own();
        pullPolicy = base.image().pullPolicy();
        refusesMovingTags = base.refusesMovingTags();
        pullSecrets = new ArrayList<>(base.pullSecrets());
        registry = base.images().registry();
        security = base.security();
        env = base.env();
        scratches = ScratchDraft.ofApp(draft, base.scratches());
        metadata = new MetadataDraft(draft, base.metadata(), "app", Set.of(), LabelScope.IDENTITY);
    }

    final PodDefaults pods() {
        return new PodDefaults(
                new ImageDefaults(
                        new ImageUse(image, pullPolicy, Optional.empty()), refusesMovingTags, pullSecrets, registry),
                security,
                env,
                scratches.folders(),
                placement(),
                metadata.metadata());
    }

    /** Write what a shared helper says; every line after it may still change that. */
    public S with(Consumer<? super S> shared) {
        draft.touch();
        requireNonNull(shared, "shared");
        draft.step(() -> shared.accept(self()));
        return self();
    }

    /** Run this image: a repository whose tag is each render's revision, or {@code repository:tag}. */
    public S image(String reference) {
        draft.write("image");
        requireNonNull(reference, "reference");
        try {
            image = Optional.of(Image.of(reference));
        } catch (DefinitionException e) {
            draft.refused("image", Image.class, e);
        }
        return self();
    }

    /** Run this image. */
    public S image(Image reference) {
        draft.write("image");
        image = Optional.of(requireNonNull(reference, "reference"));
        return self();
    }

    /** Say when nodes ask the registry for an image, in all containers that do not say it themselves. */
    public S pullPolicy(PullPolicy when) {
        draft.write("pullPolicy");
        pullPolicy = Optional.of(requireNonNull(when, "when"));
        return self();
    }

    /** Leave it to Kubernetes when nodes ask the registry for an image. */
    public S defaultPullPolicy() {
        draft.write("pullPolicy");
        pullPolicy = Optional.empty();
        return self();
    }

    /**
     * Refuse a revision that may mean another build tomorrow: {@code latest}, {@code main}, {@code master}, {@code edge}, {@code
     * stable} and the names of environments. A tag of another name that is moved cannot be known.
     */
    public S refuseMovingTags() {
        draft.write("movingTags");
        refusesMovingTags = true;
        return self();
    }

    /** Take a revision that may mean another build tomorrow; a deploy warns of it. The default. */
    public S allowMovingTags() {
        draft.write("movingTags");
        refusesMovingTags = false;
        return self();
    }

    /** Pull images with these secrets, which are in the cluster already. */
    public S pullSecrets(String... names) {
        Origin origin = draft.write("pullSecrets");
        pullSecrets.clear();
        for (String name : List.of(requireNonNull(names, "names"))) {
            PullSecrets.add(draft, origin, name, pullSecrets);
        }
        return self();
    }

    /** Pull images with a further secret. */
    public S addPullSecret(String secretName) {
        PullSecrets.add(draft, draft.touch("pullSecrets"), requireNonNull(secretName, "secretName"), pullSecrets);
        return self();
    }

    /** Pull images without this secret. */
    public S removePullSecret(String secretName) {
        draft.touch("pullSecrets");
        draft.remove("pull secret", requireNonNull(secretName, "secretName"), pullSecrets, Function.identity());
        return self();
    }

    /** Pull images without any secret. */
    public S noPullSecrets() {
        draft.write("pullSecrets");
        pullSecrets.clear();
        return self();
    }

    /**
     * Pull all images from this registry in the place of their own, such as the mirror of a cluster without internet. Each keeps its path:
     * {@code ghcr.io/acme/shop} becomes {@code mirror.internal/acme/shop}, {@code redis:8} becomes {@code mirror.internal/library/redis:8}.
     * Images of objects by hand stay as they are written.
     *
     * @param address host, perhaps with a port and a path
     */
    public S registry(String address) {
        draft.write("registry");
        requireNonNull(address, "address");
        try {
            registry = Optional.of(new Registry(address));
        } catch (DefinitionException e) {
            draft.refused("registry", Registry.class, e);
        }
        return self();
    }

    /** Pull each image from its own registry. */
    public S defaultRegistry() {
        draft.write("registry");
        registry = Optional.empty();
        return self();
    }

    /** Say who the pods run as, and what they are denied. */
    public S security(Consumer<SecuritySpec> definition) {
        draft.write("security");
        requireNonNull(definition, "definition");
        security = draft.change("security", security, definition);
        return self();
    }

    /** Run as, and be denied, what was defined elsewhere. */
    public S security(Security shared) {
        draft.write("security");
        security = requireNonNull(shared, "shared");
        return self();
    }

    /** Run as the image's own user, denied what {@link Security#RESTRICTED} says. */
    public S defaultSecurity() {
        draft.write("security");
        security = Security.RESTRICTED;
        return self();
    }

    /** Change the environment of all containers with the app's image. */
    public S env(Consumer<EnvVarsSpec> definition) {
        draft.write("env");
        requireNonNull(definition, "definition");
        env = draft.change("env", env, definition);
        return self();
    }

    /** Have these variables too, which were defined elsewhere; they win over those of the same name. */
    public S addEnv(EnvVars shared) {
        draft.touch("env");
        env = env.then(requireNonNull(shared, "shared"));
        return self();
    }

    /** Have no variables that hold for all containers. */
    public S noEnv() {
        draft.write("env");
        env = EnvVars.NONE;
        return self();
    }

    /**
     * Make this folder writable in all containers, and no other. Default: {@code /tmp}, see {@link Scratch#DEFAULT}. In an overlay, what
     * the base says of this folder holds on where nothing else is written.
     */
    public S scratch(String path, Consumer<ScratchSpec> definition) {
        scratches.only(path, definition);
        return self();
    }

    /** Make a further folder writable in all containers. */
    public S addScratch(String path, Consumer<ScratchSpec> definition) {
        scratches.add(path, definition);
        return self();
    }

    /** Make a further folder writable in all containers, as defined elsewhere. */
    public S addScratch(Scratch shared) {
        scratches.add(shared);
        return self();
    }

    /** Make a folder of the base writable no longer. */
    public S removeScratch(String path) {
        scratches.remove(path);
        return self();
    }

    /** Make no folder writable. */
    public S noScratch() {
        scratches.none();
        return self();
    }

    /** Make {@code /tmp} writable, as when nothing is said. */
    public S defaultScratch() {
        scratches.standard();
        return self();
    }

    /** Add a label to every workload, where these scopes say. */
    public S label(String key, String value, LabelScope... scopes) {
        metadata.label(key, value, scopes);
        return self();
    }

    /** Leave out a label that was added to every workload. */
    public S removeLabel(String key) {
        metadata.removeLabel(requireNonNull(key, "key"));
        return self();
    }

    /** Add an annotation to every workload, where these scopes say. */
    public S annotation(String key, String value, LabelScope... scopes) {
        metadata.annotation(key, value, scopes);
        return self();
    }

    /** Leave out an annotation that was added to every workload. */
    public S removeAnnotation(String key) {
        metadata.removeAnnotation(requireNonNull(key, "key"));
        return self();
    }
}
