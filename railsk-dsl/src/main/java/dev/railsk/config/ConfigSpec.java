package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** How config is written. Default: the name ends in a hash of the content, as with Kustomize's generators. */
public final class ConfigSpec {

    private final Draft draft;
    private final Map<String, String> data;
    private final List<String> written = new ArrayList<>();
    private ConfigRollout rollout;
    private boolean isImmutable;
    private Optional<String> openReason;

    private ConfigSpec(Config base) {
        draft = new Draft("config " + base.name());
        data = new LinkedHashMap<>(base.data());
        rollout = base.rollout();
        isImmutable = base.isImmutable();
        openReason = base.openReason();
    }

    static Config apply(Config base, Consumer<ConfigSpec> definition, boolean isNew) {
        ConfigSpec spec = new ConfigSpec(base);
        spec.draft.run(definition, spec);
        boolean isEmpty = spec.data.isEmpty() && spec.openReason.isEmpty();
        if (isNew && isEmpty && spec.draft.findings().judges(List.of())) {
            spec.draft.problem(
                    "data",
                    base.origin(),
                    "config \"" + base.name() + "\" has no settings",
                    "Add value(..) or envFile(..), or say open(\"why\") when each overlay brings its own.");
        }
        spec.checkSize(base);
        StoredContent.checkImmutable(spec.draft, base.origin(), spec.isImmutable, spec.rollout);
        return spec.draft.finish(
                "config \"" + base.name() + "\"",
                new Config(base.name(), spec.data, spec.rollout, spec.isImmutable, spec.openReason, base.origin()));
    }

    private void checkSize(Config base) {
        long size = 0;
        for (Map.Entry<String, String> setting : data.entrySet()) {
            size += setting.getKey().length() + (long) setting.getValue().length();
        }
        // Characters are counted, which are at least as many bytes: no text above the limit passes for one below it.
        if (size > StoredContent.MOST_BYTES) {
            draft.problem(
                    "data",
                    base.origin(),
                    "a config must have at most 1048576 characters of settings, but has " + size,
                    "Move what is large into the image or into a volume.");
        }
    }

    /** Set one setting. */
    public ConfigSpec value(String key, String value) {
        Origin origin = draft.write(requireNonNull(key, "key"));
        if (!StoredContent.isKey(key)) {
            draft.problem(
                    key,
                    origin,
                    "a setting's name must have 1 to 253 letters, digits, dashes, underscores and dots, but was \""
                            + key + "\"",
                    "Name it like \"RAILS_ENV\".");
        }
        WellFormed.check(draft, key, origin, requireNonNull(value, "value"));
        data.put(key, value);
        written.add(key);
        openReason = Optional.empty();
        return this;
    }

    /** Take all settings of an env file, replacing those that are there. */
    public ConfigSpec envFile(EnvFile file) {
        Origin origin = draft.write("envFile");
        StoredContent.checkNames(draft, "envFile", origin, requireNonNull(file, "file"));
        checkNothingIsLost(
                "envFile", origin, "envFile(..) replaces all settings", "Write envFile(..) first, then value(..).");
        data.clear();
        data.putAll(file.values());
        openReason = Optional.empty();
        return this;
    }

    /** Take all settings of a further env file; they replace those of the same name, and leave the others as they are. */
    public ConfigSpec addEnvFile(EnvFile file) {
        Origin origin = draft.touch("addEnvFile");
        StoredContent.checkNames(draft, "addEnvFile", origin, requireNonNull(file, "file"));
        data.putAll(file.values());
        written.add("addEnvFile(..)");
        openReason = Optional.empty();
        return this;
    }

    /** Leave out all settings of the base, to begin anew. */
    public ConfigSpec noValues() {
        Origin origin = draft.write("noValues");
        checkNothingIsLost(
                "noValues", origin, "noValues() leaves out all settings", "Write noValues() first, then value(..).");
        data.clear();
        return this;
    }

    private void checkNothingIsLost(String word, Origin origin, String fact, String nextStep) {
        if (!written.isEmpty()) {
            draft.problem(
                    word,
                    origin,
                    fact + ", so what was written before it would be lost: " + String.join(", ", written),
                    nextStep);
        }
    }

    /**
     * Have the API server refuse every change of the ConfigMap, which spares kubelets the watching of it. Changed settings are another
     * ConfigMap then, so the name must end in its hash. Default: it can be changed.
     */
    public ConfigSpec immutable() {
        draft.write("immutable");
        isImmutable = true;
        return this;
    }

    /** Let the ConfigMap be changed. One that is in the cluster as immutable stays so: the settings must change along with this. */
    public ConfigSpec mutable() {
        draft.write("immutable");
        isImmutable = false;
        return this;
    }

    /** Leave out one setting of the base. */
    public ConfigSpec remove(String key) {
        draft.remove("setting", requireNonNull(key, "key"), data);
        return this;
    }

    /** Choose how a change reaches running pods. */
    public ConfigSpec rollout(ConfigRollout how) {
        draft.write("rollout");
        rollout = requireNonNull(how, "how");
        return this;
    }

    /** Leave the settings to the overlays; a render without them fails with this reason. */
    public ConfigSpec open(String reason) {
        draft.write("open");
        openReason = Optional.of(requireNonNull(reason, "reason"));
        return this;
    }
}
