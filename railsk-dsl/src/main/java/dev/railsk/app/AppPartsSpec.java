package dev.railsk.app;

import dev.railsk.config.Config;
import dev.railsk.config.EnvVars;
import dev.railsk.config.EnvVarsSpec;
import dev.railsk.config.Secrets;
import dev.railsk.definition.AppNamespace;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Image;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.Labels;
import dev.railsk.pod.Scratch;
import dev.railsk.pod.ScratchSpec;
import dev.railsk.pod.Security;
import dev.railsk.pod.SecuritySpec;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import dev.railsk.workload.Clock;
import dev.railsk.workload.Migration;
import dev.railsk.workload.MigrationSpec;
import dev.railsk.workload.Web;
import dev.railsk.workload.Worker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an app and its overlays both let their author write. A noun replaces, {@code addX} and {@code removeX} change a list. */
public abstract sealed class AppPartsSpec<S extends AppPartsSpec<S>> permits AppSpec, OverlaySpec {

    final Draft draft;
    final Map<String, Config> configs;
    final Map<String, Worker> workers;
    final Map<String, Clock> clocks;
    Optional<Web> web;
    private final String name;
    private AppNamespace namespace;
    private String nameSuffix;
    private Optional<Image> image;
    private final List<String> pullSecrets;
    private Security security;
    private EnvVars env;
    private final Map<String, Secrets> secrets;
    private final List<Scratch> scratches;
    private Labels labels;
    private Optional<Migration> migration;

    AppPartsSpec(String scope, AppParts base) {
        draft = new Draft(scope);
        name = base.name();
        namespace = base.namespace();
        nameSuffix = base.nameSuffix();
        image = base.image();
        pullSecrets = new ArrayList<>(base.pullSecrets());
        security = base.security();
        env = base.env();
        secrets = new LinkedHashMap<>(base.secrets());
        configs = new LinkedHashMap<>(base.configs());
        scratches = new ArrayList<>(base.scratches());
        labels = base.labels();
        web = base.web();
        workers = new LinkedHashMap<>(base.workers());
        clocks = new LinkedHashMap<>(base.clocks());
        migration = base.migration();
    }

    abstract S self();

    AppParts parts() {
        return new AppParts(
                name,
                namespace,
                nameSuffix,
                image,
                pullSecrets,
                security,
                env,
                secrets,
                configs,
                scratches,
                labels,
                web,
                workers,
                clocks,
                migration);
    }

    /** Live in this namespace, and render it. Default: a namespace of the app's name. */
    public S namespace(String namespaceName) {
        draft.write("namespace");
        namespace = new AppNamespace(namespaceName, true);
        return self();
    }

    /** Live in this namespace, which others make. */
    public S existingNamespace(String namespaceName) {
        draft.write("namespace");
        namespace = new AppNamespace(namespaceName, false);
        return self();
    }

    /** End every object's name with this, the namespace's excepted, so that environments can share a namespace. */
    public S nameSuffix(String suffix) {
        draft.write("nameSuffix");
        nameSuffix = suffix;
        return self();
    }

    /** Run this image: a repository whose tag is each render's revision, or {@code repository:tag}. */
    public S image(String reference) {
        draft.write("image");
        Image read = draft.nested("image", () -> Image.of(reference));
        image = read == null ? image : Optional.of(read);
        return self();
    }

    /** Run this image. */
    public S image(Image reference) {
        draft.write("image");
        image = Optional.of(reference);
        return self();
    }

    /** Pull the image with these secrets, which are in the cluster already. */
    public S pullSecrets(String... names) {
        draft.write("pullSecrets");
        pullSecrets.clear();
        pullSecrets.addAll(List.of(names));
        return self();
    }

    /** Say who the pods run as, and what they are denied. */
    public S security(Consumer<SecuritySpec> definition) {
        draft.write("security");
        security = changed("security", security, () -> security.with(definition));
        return self();
    }

    /** Change the environment of all pods. */
    public S env(Consumer<EnvVarsSpec> definition) {
        draft.write("env");
        env = changed("env", env, () -> env.with(definition));
        return self();
    }

    /** Use this secret; of one name, an overlay's replaces the base's. */
    public S secret(Secrets secret) {
        draft.write("secret " + secret.name());
        secrets.put(secret.name(), secret);
        return self();
    }

    /** Make this folder writable in all pods, and no other. Default: {@code /tmp}, see {@link Scratch#DEFAULT}. */
    public S scratch(String path, Consumer<ScratchSpec> definition) {
        draft.write("scratch");
        scratches.clear();
        return addScratch(path, definition);
    }

    /** Make a further folder writable in all pods. */
    public S addScratch(String path, Consumer<ScratchSpec> definition) {
        draft.touch();
        Scratch made = draft.nested("scratch " + path, () -> Scratch.define(path, definition));
        if (made != null) {
            scratches.add(made);
        }
        return self();
    }

    /** Make no folder writable. */
    public S noScratch() {
        draft.write("scratch");
        scratches.clear();
        return self();
    }

    /** Add a label to every workload, where these scopes say. */
    public S label(String key, String value, LabelScope... scopes) {
        Origin origin = draft.write("label " + key);
        if (scopes.length == 0) {
            draft.problem(
                    "label " + key,
                    origin,
                    "label \"" + key + "\" says no scope",
                    "Add LabelScope.IDENTITY, for example.");
        }
        labels = labels.with(new Labels.Label(key, value, Set.of(scopes)));
        return self();
    }

    /** Change how the database is migrated. */
    public S migration(Consumer<MigrationSpec> definition) {
        Origin origin = draft.write("migration");
        Migration base = migration.orElseGet(() -> Migration.standard(origin));
        migration = Optional.of(changed("migration", base, () -> base.with(definition)));
        return self();
    }

    /** Migrate nothing: the app has no database, or others migrate it. */
    public S noMigration() {
        draft.write("migration");
        migration = Optional.empty();
        return self();
    }

    final <T> T changed(String part, T base, java.util.function.Supplier<T> change) {
        @Nullable T result = draft.nested(part, change);
        return result == null ? base : result;
    }
}
