package dev.railsk.config;

import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** How config is written. Default: the name ends in a hash of the content, as with Kustomize's generators. */
public final class ConfigSpec {

    private final Draft draft;
    private final Config base;
    private final Map<String, String> data;
    private ConfigRollout rollout;
    private Optional<String> openReason;

    private ConfigSpec(Config base) {
        this.base = base;
        draft = new Draft("config " + base.name());
        data = new LinkedHashMap<>(base.data());
        rollout = base.rollout();
        openReason = base.openReason();
    }

    static Config apply(Config base, Consumer<ConfigSpec> definition, boolean isNew) {
        ConfigSpec spec = new ConfigSpec(base);
        spec.draft.run(definition, spec);
        if (isNew && spec.data.isEmpty() && spec.openReason.isEmpty()) {
            spec.draft.problem(
                    "data",
                    base.origin(),
                    "config \"" + base.name() + "\" has no settings",
                    "Add value(..) or envFile(..), or say open(\"why\") when each overlay brings its own.");
        }
        spec.draft.finish("config " + base.name());
        return new Config(base.name(), spec.data, spec.rollout, spec.openReason, base.origin());
    }

    /** Set one setting. */
    public ConfigSpec value(String key, String value) {
        draft.write(key);
        data.put(key, value);
        openReason = Optional.empty();
        return this;
    }

    /** Take all settings of an env file, replacing those that are there. */
    public ConfigSpec envFile(EnvFile file) {
        draft.write("envFile");
        data.clear();
        data.putAll(file.values());
        openReason = Optional.empty();
        return this;
    }

    /** Leave out one setting of the base. */
    public ConfigSpec remove(String key) {
        Origin origin = draft.touch();
        if (data.remove(key) == null) {
            draft.problem(
                    key,
                    origin,
                    "config \"" + base.name() + "\" has no setting \"" + key + "\" to remove",
                    "Remove one of: " + String.join(", ", data.keySet()) + ".");
        }
        return this;
    }

    /** Choose how a change reaches running pods. */
    public ConfigSpec rollout(ConfigRollout how) {
        draft.write("rollout");
        rollout = how;
        return this;
    }

    /** Leave the settings to the overlays; a render without them fails with this reason. */
    public ConfigSpec open(String reason) {
        draft.write("open");
        openReason = Optional.of(reason);
        return this;
    }
}
