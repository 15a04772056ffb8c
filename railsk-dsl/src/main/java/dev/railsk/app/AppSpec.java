package dev.railsk.app;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.Config;
import dev.railsk.config.ConfigFiles;
import dev.railsk.config.ConfigFilesSpec;
import dev.railsk.config.ConfigSpec;
import dev.railsk.config.Configs;
import dev.railsk.config.EnvVars;
import dev.railsk.config.Secrets;
import dev.railsk.definition.AppIdentity;
import dev.railsk.definition.AppNamespace;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.ByHand;
import dev.railsk.definition.ImageDefaults;
import dev.railsk.definition.NameAffixes;
import dev.railsk.definition.PodDefaults;
import dev.railsk.definition.Sources;
import dev.railsk.definition.Tasks;
import dev.railsk.definition.Tenancy;
import dev.railsk.image.ImageUse;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.name.internal.Syntax;
import dev.railsk.pod.Metadata;
import dev.railsk.pod.Placement;
import dev.railsk.pod.Scratch;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import dev.railsk.security.Security;
import dev.railsk.smoke.SmokeCheck;
import dev.railsk.smoke.SmokeCheckSpec;
import dev.railsk.task.Console;
import dev.railsk.task.Cron;
import dev.railsk.task.CronSpec;
import dev.railsk.task.DeployTask;
import dev.railsk.task.DeployTaskSpec;
import dev.railsk.task.Migration;
import dev.railsk.volume.Volume;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How an app is written.
 *
 * <p>Defaults: a namespace of the app's name, {@link Security#RESTRICTED}, {@link Scratch#DEFAULT}, and {@link
 * Migration#standard}.
 */
public final class AppSpec extends AppWorkloadWords {

    private final Map<String, Overlay> overlays = new LinkedHashMap<>();
    private final Map<String, Origin> overlayOrigins = new LinkedHashMap<>();

    AppSpec(String name, Origin origin) {
        super(name, defaults(name, origin));
    }

    private static AppParts defaults(String name, Origin origin) {
        PodDefaults pods = new PodDefaults(
                new ImageDefaults(ImageUse.OF_APP, false, List.of(), Optional.empty()),
                Security.RESTRICTED,
                EnvVars.NONE,
                List.of(Scratch.DEFAULT),
                Placement.UNSAID,
                Metadata.NONE);
        return new AppParts(
                new AppIdentity(
                        name,
                        new AppNamespace(name, true),
                        NameAffixes.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        Tenancy.NONE,
                        Optional.empty()),
                pods,
                Sources.NONE,
                Map.of(),
                new Tasks(
                        Optional.of(Migration.standard(origin)),
                        Map.of(),
                        Map.of(),
                        Console.standard(origin),
                        Map.of(),
                        Optional.empty()),
                ByHand.NONE,
                Lines.unwritten(origin));
    }

    @Override
    AppSpec self() {
        return this;
    }

    Map<String, Overlay> overlays() {
        return overlays;
    }

    Origin overlayOrigin(String name) {
        return requireNonNull(overlayOrigins.get(name));
    }

    /** Run something to its end by a timetable. */
    public AppSpec cron(String name, Consumer<CronSpec> definition) {
        draft.write("cron " + requireNonNull(name, "name"));
        requireNonNull(definition, "definition");
        named.crons.put(name, draft.change("cron " + name, Cron.standard(name), definition));
        return this;
    }

    /** Run something to its end by a timetable, as defined elsewhere. */
    public AppSpec cron(Cron shared) {
        draft.write("cron " + requireNonNull(shared, "shared").name());
        named.crons.put(shared.name(), shared);
        return this;
    }

    /** Run something to its end in a deploy, or by hand; every task has a name of its own. */
    public AppSpec task(String name, Consumer<DeployTaskSpec> definition) {
        draft.write("task " + requireNonNull(name, "name"));
        requireNonNull(definition, "definition");
        named.tasks.put(name, draft.change("task " + name, DeployTask.standard(name), definition));
        return this;
    }

    /** Run something to its end in a deploy, or by hand, as defined elsewhere. */
    public AppSpec task(DeployTask shared) {
        draft.write("task " + requireNonNull(shared, "shared").name());
        named.tasks.put(shared.name(), shared);
        return this;
    }

    /** Ask this of the app at the end of a deploy, which fails where the answer is not what is wanted; every check has a name of its own. */
    public AppSpec smoke(String name, Consumer<SmokeCheckSpec> definition) {
        draft.write("smoke " + requireNonNull(name, "name"));
        requireNonNull(definition, "definition");
        named.smokes.put(name, draft.change("smoke " + name, SmokeCheck.standard(name), definition));
        return this;
    }

    /** Ask this of the app at the end of a deploy, as defined elsewhere. */
    public AppSpec smoke(SmokeCheck shared) {
        draft.write("smoke " + requireNonNull(shared, "shared").name());
        named.smokes.put(shared.name(), shared);
        return this;
    }

    /** Have settings that are no secrets. */
    public AppSpec config(String name, Consumer<ConfigSpec> definition) {
        draft.write("config " + requireNonNull(name, "name"));
        requireNonNull(definition, "definition");
        defineConfig(name, definition);
        return this;
    }

    /** Have settings that were defined elsewhere. */
    public AppSpec config(Config shared) {
        draft.write("config " + requireNonNull(shared, "shared").name());
        named.configs.put(shared.name(), shared);
        return this;
    }

    /** Use settings that are in the cluster already. */
    public AppSpec config(Configs existing) {
        draft.write("config " + requireNonNull(existing, "existing").name());
        named.existingConfigs.put(existing.name(), existing);
        return this;
    }

    private void defineConfig(String name, Consumer<ConfigSpec> definition) {
        try {
            named.configs.put(name, Config.define(name, definition));
        } catch (DefinitionException e) {
            draft.refused("config " + name, Config.class, e).ifPresent(readable -> named.configs.put(name, readable));
        }
    }

    /** Have files that are no secrets, to be mounted by containers under this name. */
    public AppSpec files(String name, Consumer<ConfigFilesSpec> definition) {
        draft.write("files " + requireNonNull(name, "name"));
        requireNonNull(definition, "definition");
        named.defineFiles(name, definition);
        return this;
    }

    /** Have files that were defined elsewhere. */
    public AppSpec files(ConfigFiles shared) {
        draft.write("files " + requireNonNull(shared, "shared").name());
        named.files.put(shared.name(), shared);
        return this;
    }

    /** Use this secret. */
    public AppSpec secret(Secrets secret) {
        draft.write("secret " + requireNonNull(secret, "secret").name());
        named.secrets.put(secret.name(), secret);
        return this;
    }

    /** Have a volume, which containers {@code mount} by its name. */
    public AppSpec volume(String name, Volume volume) {
        draft.write("volume " + requireNonNull(name, "name"));
        named.volumes.put(name, requireNonNull(volume, "volume"));
        return this;
    }

    /**
     * Have a plan for a change of the schema. Plans are the app's, not an environment's: its steps are the same in all of them, and each
     * environment has come as far as its own deploys have.
     *
     * @param name what commands call it, such as {@code drop-legacy}
     */
    public AppSpec plan(String name, MigrationPlan plan) {
        named.plans = Optional.of(
                PlanWords.plan(draft, named.plans, requireNonNull(name, "name"), requireNonNull(plan, "plan")));
        return this;
    }

    /** Have a plan no longer. */
    public AppSpec removePlan(String name) {
        named.plans = PlanWords.removePlan(draft, named.plans, requireNonNull(name, "name"));
        return this;
    }

    /** Have no plan. */
    public AppSpec noPlans() {
        named.plans = PlanWords.noPlans(draft, named.plans);
        return this;
    }

    /**
     * Answer for a migration file which reading does not tell to be safe, as raw SQL does not. Default: such a file counts as one that
     * takes something away.
     *
     * @param version the digits that its name begins with, such as {@code 20261101120000}
     * @param reason who looked at it, and what they saw
     */
    public AppSpec assured(String version, String reason) {
        named.plans = PlanWords.assured(
                draft, named.plans, requireNonNull(version, "version"), requireNonNull(reason, "reason"));
        return this;
    }

    /** Answer for a migration file no longer. */
    public AppSpec removeAssured(String version) {
        named.plans = PlanWords.removeAssured(draft, named.plans, requireNonNull(version, "version"));
        return this;
    }

    /** Answer for no migration file. */
    public AppSpec noAssured() {
        named.plans = PlanWords.noAssured(draft, named.plans);
        return this;
    }

    /** Have an environment: this definition with an overlay's changes. Without any, there is one called {@code default}. */
    public AppSpec overlay(String environment, Overlay overlay) {
        Origin origin = draft.write("overlay " + requireNonNull(environment, "environment"));
        if (environment.equals(RailsApp.DEFAULT_ENVIRONMENT)) {
            draft.problem(
                    "overlay " + environment,
                    origin,
                    "an overlay must not be called \"default\", as the one environment of an app without overlays is",
                    "Name it after where it goes, like \"staging\".");
        }
        if (!Syntax.isLabel(environment, environment.length())) {
            draft.problem(
                    "overlay " + environment,
                    origin,
                    "an environment's name must have lower-case letters, digits and dashes, but was \"" + environment
                            + "\"",
                    "Name it like \"staging\".");
        }
        overlays.putIfAbsent(environment, requireNonNull(overlay, "overlay"));
        overlayOrigins.putIfAbsent(environment, origin);
        return this;
    }
}
