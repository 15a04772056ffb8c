package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Settings that are no secrets, rendered as a ConfigMap.
 *
 * @param name its name in the definition, and its object's before suffix and hash
 * @param data the settings, in the order written
 * @param rollout how a changed setting reaches running pods
 * @param isImmutable whether the API server refuses to change the ConfigMap
 * @param openReason why the settings are left to an overlay; empty when they are here
 * @param origin the line that declared it
 */
public record Config(
        String name,
        Map<String, String> data,
        ConfigRollout rollout,
        boolean isImmutable,
        Optional<String> openReason,
        Origin origin)
        implements Part<ConfigSpec, Config>, ConfigObject {

    public Config {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** Define settings. */
    public static Config define(String name, Consumer<ConfigSpec> definition) {
        requireNonNull(name, "name");
        return ConfigSpec.apply(
                new Config(name, Map.of(), ConfigRollout.HASHED_NAME, false, Optional.empty(), Origin.here()),
                definition,
                true);
    }

    @Override
    public Config with(Consumer<ConfigSpec> definition) {
        return ConfigSpec.apply(this, definition, false);
    }

    @Override
    public String told() {
        return "config \"" + name + "\"";
    }

    @Override
    public String scope() {
        return "config " + name;
    }

    @Override
    public Map<String, String> texts() {
        return data;
    }

    @Override
    public Map<String, String> binaries() {
        return Map.of();
    }
}
