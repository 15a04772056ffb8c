package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.KubeconfigException;
import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * One named entry of a kubeconfig: a cluster, a user or a context.
 *
 * @param section what it is: a cluster, a user or a context, in one word
 * @param file the file that has it: relative paths in it start there
 */
record Entry(String section, String name, Tree content, Path file) {

    /** A value; empty text counts as absent. Numbers and booleans are read as the text they are. */
    Optional<String> text(String key) {
        Object value = content.at(key).value();
        return value == null
                        || value.toString().isEmpty()
                        || content.at(key).entries().size() > 0
                ? Optional.empty()
                : Optional.of(value.toString());
    }

    boolean isTrue(String key) {
        return content.at(key).isTrue();
    }

    /** The bytes of {@code KEY-data}, else of the file that {@code KEY} names. */
    Optional<byte[]> bytes(String key) {
        Optional<String> data = text(key + "-data");
        if (data.isPresent()) {
            return Optional.of(decoded(key + "-data", data.get()));
        }
        return path(key).map(path -> read(key, path));
    }

    /** As {@link #bytes}, as text. */
    Optional<String> pem(String key) {
        return bytes(key).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    Optional<Path> path(String key) {
        return text(key).map(this::resolve);
    }

    /** A path of this entry, which may be relative to its file. */
    Path resolve(String path) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? Path.of(path) : folder.resolve(path);
    }

    byte[] read(String key, Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException failure) {
            throw Fault.of(
                    "could not read the " + key + " of the " + section + " \"" + name + "\": " + path,
                    file.toString(),
                    "Check the path, and that you may read the file.",
                    failure);
        }
    }

    private byte[] decoded(String key, String data) {
        try {
            return Base64.getMimeDecoder().decode(data);
        } catch (IllegalArgumentException malformed) {
            throw fault(
                    key + " must be Base64, but is not",
                    "Write the file's content in Base64, or name the file in "
                            + key.substring(0, key.length() - "-data".length()) + ".");
        }
    }

    /** Something is wrong with this entry. */
    KubeconfigException fault(String fact, String step) {
        return Fault.of(fact, section + " \"" + name + "\" in " + file, step);
    }
}
