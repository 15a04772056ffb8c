package dev.railsk.app;

import static java.util.Objects.requireNonNull;

import dev.railsk.definition.AppIdentity;
import dev.railsk.definition.AppNamespace;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.EnvironmentUse;
import dev.railsk.definition.KubernetesVersion;
import dev.railsk.definition.NameAffixes;
import dev.railsk.definition.TargetCluster;
import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import dev.railsk.task.Console;
import dev.railsk.task.ConsoleSpec;
import dev.railsk.task.Migration;
import dev.railsk.task.MigrationSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an app and its overlays both let their author write. A noun replaces, {@code addX} and {@code removeX} change a list, {@code
 * noX} leaves something out, {@code defaultX} is railsk's default again.
 */
public abstract sealed class AppPartsSpec<S extends AppPartsSpec<S>> extends AppTenancyWords<S>
        permits AppWorkloadWords, OverlayWorkloadWords {

    private static final int LONGEST_LABEL = 63;

    final NamedParts named;
    private final AppParts base;
    private AppNamespace namespace;
    private String namePrefix;
    private String nameSuffix;
    private Optional<TargetCluster> cluster;
    private Optional<KubernetesVersion> kubernetes;
    private Optional<Migration> migration;
    private Console console;
    List<String> aliases;
    private boolean isConfirmed;

    AppPartsSpec(String scope, AppParts base) {
        super(
                new Draft(scope),
                base.pods(),
                base.byHand(),
                base.identity().tenancy(),
                !base.lines().isWritten());
        this.base = base;
        named = new NamedParts(draft, base);
        namespace = base.namespace();
        namePrefix = base.affixes().prefix();
        nameSuffix = base.affixes().suffix();
        cluster = base.identity().cluster();
        kubernetes = base.identity().kubernetes();
        aliases = base.identity().aliases();
        isConfirmed = base.identity().isConfirmed();
        migration = base.migration();
        console = base.tasks().console();
    }

    AppParts parts() {
        return new AppParts(
                new AppIdentity(
                        base.name(),
                        namespace,
                        new NameAffixes(namePrefix, nameSuffix),
                        cluster,
                        kubernetes,
                        tenancy(),
                        use()),
                pods(),
                named.sources(),
                named.workloads(),
                named.tasks(migration, console),
                byHand(),
                base.lines().then(draft.lines()));
    }

    private Optional<EnvironmentUse> use() {
        return aliases.isEmpty() && !isConfirmed
                ? Optional.empty()
                : Optional.of(new EnvironmentUse(aliases, isConfirmed));
    }

    /** Live in this namespace, and render it. Default: a namespace of the app's name. */
    public S namespace(String namespaceName) {
        return namespace(namespaceName, true);
    }

    /** Live in this namespace, which others make. */
    public S existingNamespace(String namespaceName) {
        return namespace(namespaceName, false);
    }

    private S namespace(String namespaceName, boolean isManaged) {
        Origin origin = draft.write("namespace");
        if (!Syntax.isLabel(requireNonNull(namespaceName, "namespaceName"), LONGEST_LABEL)) {
            draft.problem(
                    "namespace",
                    origin,
                    "the namespace must have at most 63 lower-case letters, digits and dashes, but was \""
                            + namespaceName + "\"",
                    "Choose a name such as \"shop\".");
        }
        namespace = new AppNamespace(namespaceName, isManaged);
        return self();
    }

    /** Live in a namespace of the app's name, and render it. */
    public S defaultNamespace() {
        draft.write("namespace");
        namespace = new AppNamespace(base.name(), true);
        return self();
    }

    /**
     * Begin every object's name with this, the namespace's excepted, so that apps or environments can share a namespace. It stands before
     * names that are written, too, as Kustomize's {@code namePrefix} does.
     */
    public S namePrefix(String prefix) {
        Origin origin = draft.write("namePrefix");
        requireNonNull(prefix, "prefix");
        if (!prefix.isEmpty()
                && !Syntax.isLabel(
                        prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 1) : prefix, LONGEST_LABEL)) {
            draft.problem(
                    "namePrefix",
                    origin,
                    "a name prefix must have lower-case letters, digits and dashes, but was \"" + prefix + "\"",
                    "Write it like \"staging-\".");
        }
        namePrefix = prefix;
        return self();
    }

    /** Begin no name with anything. */
    public S noNamePrefix() {
        draft.write("namePrefix");
        namePrefix = "";
        return self();
    }

    /** End every object's name with this, the namespace's excepted, so that environments can share a namespace. */
    public S nameSuffix(String suffix) {
        Origin origin = draft.write("nameSuffix");
        requireNonNull(suffix, "suffix");
        if (!suffix.isEmpty()
                && !Syntax.isLabel(suffix.startsWith("-") ? suffix.substring(1) : suffix, LONGEST_LABEL)) {
            draft.problem(
                    "nameSuffix",
                    origin,
                    "a name suffix must have lower-case letters, digits and dashes, but was \"" + suffix + "\"",
                    "Write it like \"-production\".");
        }
        nameSuffix = suffix;
        return self();
    }

    /** End no name with anything. */
    public S noNameSuffix() {
        draft.write("nameSuffix");
        nameSuffix = "";
        return self();
    }

    /** Live in this cluster. Every command that writes refuses another one. */
    public S cluster(TargetCluster where) {
        draft.write("cluster");
        cluster = Optional.of(requireNonNull(where, "where"));
        return self();
    }

    /** Live in whichever cluster a command is given. */
    public S noCluster() {
        draft.write("cluster");
        cluster = Optional.empty();
        return self();
    }

    /**
     * Have every command that writes ask for a confirmation: a person types the environment's name, a program says {@code --yes}. A
     * program that embeds railsk is not asked. Default: nobody is.
     */
    public S confirm() {
        draft.write("confirm");
        isConfirmed = true;
        return self();
    }

    /** Have no command ask for a confirmation. */
    public S noConfirm() {
        draft.write("confirm");
        isConfirmed = false;
        return self();
    }

    /**
     * Run on this version of Kubernetes, such as {@code 1.34}, or later: what is newer is rendered otherwise, or refused. Before 1.30 a pause
     * is a {@code sleep} in the container. Default: 1.30 or later.
     */
    public S kubernetes(String version) {
        draft.write("kubernetes");
        requireNonNull(version, "version");
        try {
            kubernetes = Optional.of(KubernetesVersion.of(version));
        } catch (DefinitionException e) {
            draft.refused("kubernetes", KubernetesVersion.class, e);
        }
        return self();
    }

    /** Run on Kubernetes 1.30 or later, as when nothing is said. */
    public S defaultKubernetes() {
        draft.write("kubernetes");
        kubernetes = Optional.empty();
        return self();
    }

    /** Change how the database is migrated. */
    public S migration(Consumer<MigrationSpec> definition) {
        Origin origin = draft.write("migration");
        Migration before = migration.isPresent() ? migration.get() : Migration.standard(origin);
        requireNonNull(definition, "definition");
        migration = Optional.of(draft.change("migration", before, definition));
        return self();
    }

    /** Migrate the database as defined elsewhere. */
    public S migration(Migration shared) {
        draft.write("migration");
        migration = Optional.of(requireNonNull(shared, "shared"));
        return self();
    }

    /** Migrate nothing: the app has no database, or others migrate it. */
    public S noMigration() {
        draft.write("migration");
        migration = Optional.empty();
        return self();
    }

    /** Migrate the database as when nothing is said. */
    public S defaultMigration() {
        migration = Optional.of(Migration.standard(draft.write("migration")));
        return self();
    }

    /** Change what somebody gets who wants to work with the app's code at a terminal. */
    public S console(Consumer<ConsoleSpec> definition) {
        draft.write("console");
        console = draft.change("console", console, requireNonNull(definition, "definition"));
        return self();
    }

    /** Have a console as defined elsewhere. */
    public S console(Console shared) {
        draft.write("console");
        console = requireNonNull(shared, "shared");
        return self();
    }

    /** Have the console that there is when nothing is said. */
    public S defaultConsole() {
        console = Console.standard(draft.write("console"));
        return self();
    }
}
