package dev.railsk.app;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.Config;
import dev.railsk.config.ConfigFiles;
import dev.railsk.config.ConfigFilesSpec;
import dev.railsk.config.ConfigSpec;
import dev.railsk.config.Configs;
import dev.railsk.config.ExternalSecret;
import dev.railsk.config.ExternalSecretSpec;
import dev.railsk.config.FetchedSecret;
import dev.railsk.config.FetchedSecretSpec;
import dev.railsk.config.PlainTextSecret;
import dev.railsk.config.PlainTextSecretSpec;
import dev.railsk.config.SealedSecret;
import dev.railsk.config.SealedSecretSpec;
import dev.railsk.config.Secrets;
import dev.railsk.definition.AppParts;
import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Origin;
import dev.railsk.smoke.SmokeCheck;
import dev.railsk.smoke.SmokeCheckSpec;
import dev.railsk.task.Cron;
import dev.railsk.task.CronSpec;
import dev.railsk.task.DeployTask;
import dev.railsk.task.DeployTaskSpec;
import dev.railsk.volume.Volume;
import java.util.List;
import java.util.function.Consumer;

/**
 * How an overlay is written. Every part starts from what the base says. A part that the base does not have is a problem: {@code
 * addX} adds one.
 */
public final class OverlaySpec extends OverlayWorkloadWords {

    OverlaySpec(String environment, AppParts base) {
        super("overlay " + environment, base);
    }

    @Override
    OverlaySpec self() {
        return this;
    }

    /** Write overlays one after the other; each may write every part once. */
    void inTurn(Overlay... overlays) {
        for (Overlay overlay : overlays) {
            draft.step(() -> overlay.write(this));
        }
    }

    /** Go by these names too, such as {@code prod}, wherever an environment is named. Default: by its own name only. */
    public OverlaySpec alias(String... names) {
        Origin origin = draft.write("alias");
        aliases = List.of(requireNonNull(names, "names"));
        for (String alias : aliases) {
            if (!Syntax.isLabel(alias, alias.length())) {
                draft.problem(
                        "alias",
                        origin,
                        "an alias must have lower-case letters, digits and dashes, but was \"" + alias + "\"",
                        "Name it like \"prod\".");
            }
        }
        return this;
    }

    /** Go by its own name only. */
    public OverlaySpec noAlias() {
        draft.write("alias");
        aliases = List.of();
        return this;
    }

    /** Change a cron task. */
    public OverlaySpec cron(String name, Consumer<CronSpec> definition) {
        requireNonNull(definition, "definition");
        named.change("cron", requireNonNull(name, "name"), named.crons, definition);
        return this;
    }

    /** Add a cron task that the base does not have. */
    public OverlaySpec addCron(String name, Consumer<CronSpec> definition) {
        requireNonNull(definition, "definition");
        if (named.isNew("cron", requireNonNull(name, "name"), named.crons)) {
            named.crons.put(name, draft.change("cron " + name, Cron.standard(name), definition));
        }
        return this;
    }

    /** Add a cron task that the base does not have, as defined elsewhere. */
    public OverlaySpec addCron(Cron shared) {
        if (named.isNew("cron", requireNonNull(shared, "shared").name(), named.crons)) {
            named.crons.put(shared.name(), shared);
        }
        return this;
    }

    /** Leave out a cron task of the base. */
    public OverlaySpec removeCron(String name) {
        named.remove("cron", requireNonNull(name, "name"), named.crons);
        return this;
    }

    /** Change a task. */
    public OverlaySpec task(String name, Consumer<DeployTaskSpec> definition) {
        requireNonNull(definition, "definition");
        named.change("task", requireNonNull(name, "name"), named.tasks, definition);
        return this;
    }

    /** Add a task that the base does not have. */
    public OverlaySpec addTask(String name, Consumer<DeployTaskSpec> definition) {
        requireNonNull(definition, "definition");
        if (named.isNew("task", requireNonNull(name, "name"), named.tasks)) {
            named.tasks.put(name, draft.change("task " + name, DeployTask.standard(name), definition));
        }
        return this;
    }

    /** Add a task that the base does not have, as defined elsewhere. */
    public OverlaySpec addTask(DeployTask shared) {
        if (named.isNew("task", requireNonNull(shared, "shared").name(), named.tasks)) {
            named.tasks.put(shared.name(), shared);
        }
        return this;
    }

    /** Leave out a task of the base. */
    public OverlaySpec removeTask(String name) {
        named.remove("task", requireNonNull(name, "name"), named.tasks);
        return this;
    }

    /** Change a smoke check. */
    public OverlaySpec smoke(String name, Consumer<SmokeCheckSpec> definition) {
        requireNonNull(definition, "definition");
        named.change("smoke", requireNonNull(name, "name"), named.smokes, definition);
        return this;
    }

    /** Add a smoke check that the base does not have. */
    public OverlaySpec addSmoke(String name, Consumer<SmokeCheckSpec> definition) {
        requireNonNull(definition, "definition");
        if (named.isNew("smoke", requireNonNull(name, "name"), named.smokes)) {
            named.smokes.put(name, draft.change("smoke " + name, SmokeCheck.standard(name), definition));
        }
        return this;
    }

    /** Add a smoke check that the base does not have, as defined elsewhere. */
    public OverlaySpec addSmoke(SmokeCheck shared) {
        if (named.isNew("smoke", requireNonNull(shared, "shared").name(), named.smokes)) {
            named.smokes.put(shared.name(), shared);
        }
        return this;
    }

    /** Leave out a smoke check of the base. */
    public OverlaySpec removeSmoke(String name) {
        named.remove("smoke", requireNonNull(name, "name"), named.smokes);
        return this;
    }

    /** Change a config, or bring the settings that the base left open. */
    public OverlaySpec config(String name, Consumer<ConfigSpec> definition) {
        requireNonNull(definition, "definition");
        named.change("config", requireNonNull(name, "name"), named.configs, definition);
        return this;
    }

    /** Add a config that the base does not have. */
    public OverlaySpec addConfig(String name, Consumer<ConfigSpec> definition) {
        requireNonNull(definition, "definition");
        if (named.isNew("config", requireNonNull(name, "name"), named.configs)) {
            try {
                named.configs.put(name, Config.define(name, definition));
            } catch (DefinitionException e) {
                draft.refused("config " + name, Config.class, e)
                        .ifPresent(readable -> named.configs.put(name, readable));
            }
        }
        return this;
    }

    /** Add a config that the base does not have, as defined elsewhere. */
    public OverlaySpec addConfig(Config shared) {
        if (named.isNew("config", requireNonNull(shared, "shared").name(), named.configs)) {
            named.configs.put(shared.name(), shared);
        }
        return this;
    }

    /** Use settings that are in the cluster already, and that the base does not use. */
    public OverlaySpec addConfig(Configs existing) {
        if (named.isNew("config", requireNonNull(existing, "existing").name(), named.existingConfigs)) {
            named.existingConfigs.put(existing.name(), existing);
        }
        return this;
    }

    /** Leave out a config of the base. */
    public OverlaySpec removeConfig(String name) {
        boolean isExisting = named.existingConfigs.containsKey(requireNonNull(name, "name"));
        named.remove("config", name, isExisting ? named.existingConfigs : named.configs);
        return this;
    }

    /** Change files, or bring those that the base left open. */
    public OverlaySpec files(String name, Consumer<ConfigFilesSpec> definition) {
        requireNonNull(definition, "definition");
        named.change("files", requireNonNull(name, "name"), named.files, definition);
        return this;
    }

    /** Add files that the base does not have. */
    public OverlaySpec addFiles(String name, Consumer<ConfigFilesSpec> definition) {
        requireNonNull(definition, "definition");
        if (named.isNew("files", requireNonNull(name, "name"), named.files)) {
            named.defineFiles(name, definition);
        }
        return this;
    }

    /** Add files that the base does not have, as defined elsewhere. */
    public OverlaySpec addFiles(ConfigFiles shared) {
        if (named.isNew("files", requireNonNull(shared, "shared").name(), named.files)) {
            named.files.put(shared.name(), shared);
        }
        return this;
    }

    /** Leave out files of the base. */
    public OverlaySpec removeFiles(String name) {
        named.remove("files", requireNonNull(name, "name"), named.files);
        return this;
    }

    /** Replace the base's secret of the same name, such as by one with other required keys, or from elsewhere. */
    public OverlaySpec secret(Secrets secret) {
        named.existing("secret", requireNonNull(secret, "secret").name(), named.secrets)
                .ifPresent(base -> named.secrets.put(base.name(), secret));
        return this;
    }

    /** Change a secret of the base that comes from a store. */
    public OverlaySpec externalSecret(String name, Consumer<ExternalSecretSpec> definition) {
        requireNonNull(definition, "definition");
        named.changeSecret(ExternalSecret.class, requireNonNull(name, "name"), definition);
        return this;
    }

    /** Change a secret of the base that is sealed. */
    public OverlaySpec sealedSecret(String name, Consumer<SealedSecretSpec> definition) {
        requireNonNull(definition, "definition");
        named.changeSecret(SealedSecret.class, requireNonNull(name, "name"), definition);
        return this;
    }

    /** Change a secret of the base whose values whoever deploys fetches. */
    public OverlaySpec fetchedSecret(String name, Consumer<FetchedSecretSpec> definition) {
        requireNonNull(definition, "definition");
        named.changeSecret(FetchedSecret.class, requireNonNull(name, "name"), definition);
        return this;
    }

    /** Change a secret of the base whose values the definition has. */
    public OverlaySpec plainTextSecret(String name, Consumer<PlainTextSecretSpec> definition) {
        requireNonNull(definition, "definition");
        named.changeSecret(PlainTextSecret.class, requireNonNull(name, "name"), definition);
        return this;
    }

    /** Use a secret that the base does not have. */
    public OverlaySpec addSecret(Secrets secret) {
        if (named.isNew("secret", requireNonNull(secret, "secret").name(), named.secrets)) {
            named.secrets.put(secret.name(), secret);
        }
        return this;
    }

    /** Use a secret of the base no longer. */
    public OverlaySpec removeSecret(String name) {
        named.remove("secret", requireNonNull(name, "name"), named.secrets);
        return this;
    }

    /** Have this volume in place of the base's of the same name. */
    public OverlaySpec volume(String name, Volume volume) {
        requireNonNull(name, "name");
        requireNonNull(volume, "volume");
        named.existing("volume", name, named.volumes).ifPresent(base -> named.volumes.put(name, volume));
        return this;
    }

    /** Have a volume that the base does not have. */
    public OverlaySpec addVolume(String name, Volume volume) {
        requireNonNull(name, "name");
        requireNonNull(volume, "volume");
        if (named.isNew("volume", name, named.volumes)) {
            named.volumes.put(name, volume);
        }
        return this;
    }

    /** Have a volume of the base no longer. What is stored in a claim stays in the cluster. */
    public OverlaySpec removeVolume(String name) {
        named.remove("volume", requireNonNull(name, "name"), named.volumes);
        return this;
    }
}
