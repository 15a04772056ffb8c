package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.KubeconfigException;
import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One named entry of a kubeconfig: a cluster, a user or a context.
 *
 * @param section what it is: a cluster, a user or a context, in one word
 * @param file the file that has it: relative paths in it start there
 */
record Entry(String section, String name, Tree content, Path file) {

    private static final int MOST_ITEMS = 1000;

    /** A value; empty text counts as absent. A number is refused: {@code token: 1e5} would be sent as 100000. */
    Optional<String> text(String... keys) {
        return textOf(content.at(keys), String.join(".", keys));
    }

    /** As {@link #text}, of a value that was found already. */
    Optional<String> textOf(Tree value, String label) {
        Object found = value.value();
        if (found == null) {
            return Optional.empty();
        }
        if (!(found instanceof String text)) {
            throw fault(label + " must be text, but is " + kind(found), textStep(found));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String textStep(Object found) {
        return found instanceof Map || found instanceof List ? "Write one text." : "Put quotes around it.";
    }

    private static String kind(@Nullable Object value) {
        if (value instanceof Map) {
            return "a map";
        }
        if (value instanceof List) {
            return "a list";
        }
        return value instanceof Boolean ? "true or false" : value instanceof Number ? "a number" : "something else";
    }

    /** A switch, which is off where nothing is written. */
    boolean isTrue(String... keys) {
        Object found = content.at(keys).value();
        if (found == null || found instanceof Boolean) {
            return Boolean.TRUE.equals(found);
        }
        String given = found instanceof String ? "text" : kind(found);
        throw fault(String.join(".", keys) + " must be true or false, but is " + given, "Write it without quotes.");
    }

    /** The parts of a list; none where nothing is written. */
    List<Tree> items(String... keys) {
        Tree list = content.at(keys);
        String label = String.join(".", keys);
        if (list.value() != null && !(list.value() instanceof List)) {
            String given = list.value() instanceof String ? "text" : kind(list.value());
            throw fault(label + " must be a list, but is " + given, "Write each part on a line that starts with -.");
        }
        List<Tree> items = list.items();
        if (items.size() > MOST_ITEMS) {
            throw fault(label + " must have at most " + MOST_ITEMS + " parts, but has " + items.size(), "Shorten it.");
        }
        return items;
    }

    /** The texts of a list. */
    List<String> texts(String... keys) {
        List<String> texts = new ArrayList<>();
        String label = String.join(".", keys);
        for (Tree item : items(keys)) {
            texts.add(textOf(item, label + "[" + texts.size() + "]").orElse(""));
        }
        return texts;
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
        return text(key).map(path -> resolve(key, path));
    }

    /** A relative path starts where the kubeconfig is. */
    Path resolve(String key, String path) {
        try {
            Path folder = file.getParent();
            return folder == null ? Path.of(path) : folder.resolve(path);
        } catch (InvalidPathException malformed) {
            throw fault(key + " must be a path, but is not: " + malformed.getReason(), "Correct the path.");
        }
    }

    byte[] read(String key, Path path) {
        String what = "the " + key + " of the " + section + " \"" + Shown.name(name) + "\"";
        try {
            return Bounded.read(path, Bounded.CREDENTIAL);
        } catch (TooLargeException large) {
            throw Fault.of(
                    what + " must be a small file, but is " + large.getMessage() + ": " + shown(path),
                    file.toString(),
                    "Check the path.");
        } catch (IOException failure) {
            throw Fault.of(
                    "could not read " + what + ": " + shown(path),
                    file.toString(),
                    "Check the path, and that you may read the file.");
        }
    }

    /** The path; of one that is written in the kubeconfig, not what somebody pasted in its place. */
    private String shown(Path path) {
        Path folder = file.getParent();
        String written = folder != null && path.startsWith(folder)
                ? folder.relativize(path).toString()
                : path.toString();
        return Redaction.looksPasted(written) ? Redaction.HIDDEN : path.toString();
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
        return Fault.of(fact, section + " \"" + Shown.name(name) + "\" in " + file, step);
    }

    /** Without its content, which may be a credential. */
    @Override
    public String toString() {
        return section + " \"" + Shown.name(name) + "\" in " + file;
    }
}
