package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
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

    private static final int LONGEST_KEY = 253;
    private static final long LARGEST = 1024 * 1024;

    private final Draft draft;
    private final Map<String, String> data;
    private final List<String> written = new ArrayList<>();
    private ConfigRollout rollout;
    private Optional<String> openReason;

    private ConfigSpec(Config base) {
        draft = new Draft("config " + base.name());
        data = new LinkedHashMap<>(base.data());
        rollout = base.rollout();
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
        return spec.draft.finish(
                "config \"" + base.name() + "\"",
                new Config(base.name(), spec.data, spec.rollout, spec.openReason, base.origin()));
    }

    private void checkSize(Config base) {
        long size = 0;
        for (Map.Entry<String, String> setting : data.entrySet()) {
            size += setting.getKey().length() + (long) setting.getValue().length();
        }
        // Characters are counted, which are at least as many bytes: no text above the limit passes for one below it.
        if (size > LARGEST) {
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
        if (!isKey(key)) {
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
        checkNames(requireNonNull(file, "file").values(), origin);
        if (!written.isEmpty()) {
            draft.problem(
                    "envFile",
                    origin,
                    "envFile(..) replaces all settings, so what was written before it would be lost: "
                            + String.join(", ", written),
                    "Write envFile(..) first, then value(..).");
        }
        data.clear();
        data.putAll(file.values());
        openReason = Optional.empty();
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

    static boolean isKey(String key) {
        return Syntax.isWord(key, "-._", LONGEST_KEY) && !key.equals(".") && !key.startsWith("..");
    }

    // The names of an env file may be pieces of a value that was pasted in, so they are told by their number.
    private void checkNames(Map<String, String> values, Origin origin) {
        int number = 0;
        for (String key : values.keySet()) {
            number++;
            if (!isKey(key)) {
                draft.problem(
                        "envFile",
                        origin,
                        "setting " + number + " of the env file has a name that Kubernetes refuses",
                        "Use 1 to 253 letters, digits, dashes, underscores and dots, and no blanks around \"=\".");
            }
        }
    }
}
