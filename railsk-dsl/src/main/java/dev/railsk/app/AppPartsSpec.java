package dev.railsk.app;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.Config;
import dev.railsk.config.ConfigSpec;
import dev.railsk.config.EnvVars;
import dev.railsk.config.EnvVarsSpec;
import dev.railsk.config.Secrets;
import dev.railsk.definition.AppNamespace;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Image;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.LabelSyntax;
import dev.railsk.pod.Labels;
import dev.railsk.pod.Scratch;
import dev.railsk.pod.ScratchSpec;
import dev.railsk.pod.Security;
import dev.railsk.pod.SecuritySpec;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import dev.railsk.workload.Clock;
import dev.railsk.workload.Migration;
import dev.railsk.workload.MigrationSpec;
import dev.railsk.workload.Web;
import dev.railsk.workload.Worker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

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
    final Map<String, Secrets> secrets;
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

    void defineConfig(String configName, Consumer<ConfigSpec> definition) {
        try {
            configs.put(configName, Config.define(configName, definition));
        } catch (DefinitionException e) {
            draft.refused("config " + configName, Config.class, e)
                    .ifPresent(readable -> configs.put(configName, readable));
        }
    }

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
        namespace = new AppNamespace(requireNonNull(namespaceName, "namespaceName"), true);
        return self();
    }

    /** Live in this namespace, which others make. */
    public S existingNamespace(String namespaceName) {
        draft.write("namespace");
        namespace = new AppNamespace(requireNonNull(namespaceName, "namespaceName"), false);
        return self();
    }

    /** End every object's name with this, the namespace's excepted, so that environments can share a namespace. */
    public S nameSuffix(String suffix) {
        draft.write("nameSuffix");
        nameSuffix = requireNonNull(suffix, "suffix");
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

    /** Pull the image with these secrets, which are in the cluster already. */
    public S pullSecrets(String... names) {
        draft.write("pullSecrets");
        pullSecrets.clear();
        pullSecrets.addAll(List.of(requireNonNull(names, "names")));
        return self();
    }

    /** Pull the image with a further secret. */
    public S addPullSecret(String secretName) {
        Origin origin = draft.touch();
        if (pullSecrets.contains(requireNonNull(secretName, "secretName"))) {
            draft.problem(
                    "pullSecrets", origin, "\"" + secretName + "\" is a pull secret already", "Leave this line out.");
        }
        pullSecrets.add(secretName);
        return self();
    }

    /** Pull the image without this secret. */
    public S removePullSecret(String secretName) {
        draft.remove("pull secret", requireNonNull(secretName, "secretName"), pullSecrets, Function.identity());
        return self();
    }

    /** Say who the pods run as, and what they are denied. */
    public S security(Consumer<SecuritySpec> definition) {
        draft.write("security");
        requireNonNull(definition, "definition");
        security = draft.change("security", security, definition);
        return self();
    }

    /** Change the environment of all pods. */
    public S env(Consumer<EnvVarsSpec> definition) {
        draft.write("env");
        requireNonNull(definition, "definition");
        env = draft.change("env", env, definition);
        return self();
    }

    /** Make this folder writable in all pods, and no other. Default: {@code /tmp}, see {@link Scratch#DEFAULT}. */
    public S scratch(String path, Consumer<ScratchSpec> definition) {
        draft.write("scratch");
        requireNonNull(path, "path");
        requireNonNull(definition, "definition");
        scratches.clear();
        return addScratch(path, definition);
    }

    /** Make a further folder writable in all pods. */
    public S addScratch(String path, Consumer<ScratchSpec> definition) {
        draft.touch();
        requireNonNull(path, "path");
        requireNonNull(definition, "definition");
        try {
            scratches.add(Scratch.define(path, definition));
        } catch (DefinitionException e) {
            draft.refused("scratch " + path, Scratch.class, e).ifPresent(scratches::add);
        }
        return self();
    }

    /** Make a folder of the base writable no longer. */
    public S removeScratch(String path) {
        draft.remove("scratch", requireNonNull(path, "path"), scratches, Scratch::path);
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
        Origin origin = draft.write("label " + requireNonNull(key, "key"));
        LabelSyntax.checkLabel(draft, origin, key, requireNonNull(value, "value"));
        List<LabelScope> reach = List.of(requireNonNull(scopes, "scopes"));
        LabelSyntax.checkScopes(draft, origin, key, reach, LabelScope.IDENTITY);
        labels = labels.with(new Labels.Label(key, value, new LinkedHashSet<>(reach)));
        return self();
    }

    /** Leave out a label that was added to every workload. */
    public S removeLabel(String key) {
        List<Labels.Label> rest = new ArrayList<>(labels.entries());
        draft.remove("label", requireNonNull(key, "key"), rest, Labels.Label::key);
        labels = new Labels(rest);
        return self();
    }

    /** Change how the database is migrated. */
    public S migration(Consumer<MigrationSpec> definition) {
        Origin origin = draft.write("migration");
        Migration base = migration.isPresent() ? migration.get() : Migration.standard(origin);
        requireNonNull(definition, "definition");
        migration = Optional.of(draft.change("migration", base, definition));
        return self();
    }

    /** Migrate nothing: the app has no database, or others migrate it. */
    public S noMigration() {
        draft.write("migration");
        migration = Optional.empty();
        return self();
    }
}
