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
 * Files that are no secrets, rendered as a ConfigMap to be mounted, such as the configuration of a proxy.
 *
 * @param name their name in the definition, and their object's before suffix and hash
 * @param files what each holds, by its name, in the order written
 * @param rollout how a changed file reaches running pods
 * @param isImmutable whether the API server refuses to change the ConfigMap
 * @param openReason why the files are left to an overlay; empty when they are here
 * @param origin the line that declared them
 */
public record ConfigFiles(
        String name,
        Map<String, FileContent> files,
        ConfigRollout rollout,
        boolean isImmutable,
        Optional<String> openReason,
        Origin origin)
        implements Part<ConfigFilesSpec, ConfigFiles>, ConfigObject {

    public ConfigFiles {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** Define files. */
    public static ConfigFiles define(String name, Consumer<ConfigFilesSpec> definition) {
        requireNonNull(name, "name");
        return ConfigFilesSpec.apply(
                new ConfigFiles(name, Map.of(), ConfigRollout.HASHED_NAME, false, Optional.empty(), Origin.here()),
                definition,
                true);
    }

    @Override
    public ConfigFiles with(Consumer<ConfigFilesSpec> definition) {
        return ConfigFilesSpec.apply(this, definition, false);
    }

    @Override
    public String told() {
        return "files \"" + name + "\"";
    }

    @Override
    public String scope() {
        return "files " + name;
    }

    @Override
    public Map<String, String> texts() {
        return stored(false);
    }

    @Override
    public Map<String, String> binaries() {
        return stored(true);
    }

    private Map<String, String> stored(boolean isBinary) {
        Map<String, String> stored = new LinkedHashMap<>();
        for (Map.Entry<String, FileContent> file : files.entrySet()) {
            if (file.getValue().isBinary() == isBinary) {
                stored.put(file.getKey(), file.getValue().stored());
            }
        }
        return stored;
    }
}
