package dev.railsk.volume;

import static java.util.Objects.requireNonNull;

/**
 * The keys of a config as files.
 *
 * @param name the config, as the app declares it
 * @param files which keys become which files
 */
public record ConfigVolume(String name, KeyFiles files) implements Volume, ProjectedSource {

    /** The same, with this key in a file of this path, and no keys that are not named. */
    public ConfigVolume key(String key, String file) {
        return new ConfigVolume(name, files.file(requireNonNull(key, "key"), requireNonNull(file, "file")));
    }

    /** The same, with files of these rights, such as {@code 0440}. In a projected volume, its own mode holds. */
    public ConfigVolume mode(String octal) {
        return new ConfigVolume(name, files.mode(requireNonNull(octal, "octal")));
    }

    /** The same, without which pods start too. */
    public ConfigVolume optional() {
        return new ConfigVolume(name, files.optional());
    }
}
