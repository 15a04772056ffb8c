package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Several kubeconfig files read as one: of each named thing, the first file's word counts. */
final class KubeconfigFiles {

    private static final String CHECK = "Check the file with: kubectl config view";
    private static final int MOST_FILES = 100;
    private static final int LONGEST_NAME = 1000;

    private final List<Path> files = new ArrayList<>();
    private final Map<String, Map<String, Entry>> sections = new LinkedHashMap<>();
    private String currentContext = "";

    private KubeconfigFiles() {
        sections.put("cluster", new LinkedHashMap<>());
        sections.put("user", new LinkedHashMap<>());
        sections.put("context", new LinkedHashMap<>());
    }

    /** Read those of the files that are there; empty when none is. */
    static Optional<KubeconfigFiles> read(List<Path> paths) {
        if (paths.size() > MOST_FILES) {
            throw Fault.of(
                    "a kubeconfig must be at most " + MOST_FILES + " files, but is " + paths.size(),
                    "KUBECONFIG in the environment",
                    "Merge them with: kubectl config view --flatten");
        }
        KubeconfigFiles merged = new KubeconfigFiles();
        int left = Bounded.KUBECONFIG;
        for (Path path : paths) {
            byte[] bytes = bytes(path, left);
            if (bytes != null) {
                left -= bytes.length;
                merged.add(path, tree(path, bytes));
            }
        }
        return merged.files.isEmpty() ? Optional.empty() : Optional.of(merged);
    }

    private static byte @Nullable [] bytes(Path path, int most) {
        try {
            return Bounded.read(path, most);
        } catch (NoSuchFileException absent) {
            return null;
        } catch (TooLargeException large) {
            throw Fault.of(
                    "a kubeconfig must be at most " + TooLargeException.text(Bounded.KUBECONFIG)
                            + ", all of its files together, but is larger",
                    path.toString(),
                    "Check that this is the right file, and keep certificates in files of their own.");
        } catch (IOException failure) {
            throw Fault.of(
                    "could not read the kubeconfig", path.toString(), "Check that you may read the file.", failure);
        }
    }

    private static Tree tree(Path path, byte[] bytes) {
        Tree tree;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            tree = Tree.ofYaml(text, path.toString());
        } catch (CharacterCodingException foreign) {
            throw Fault.of("a kubeconfig must be UTF-8 text, but this is not", path.toString(), "Save it as UTF-8.");
        } catch (ManifestException malformed) {
            // The reader never repeats the text, which holds credentials.
            throw Fault.of("could not read the kubeconfig: " + malformed.fact(), malformed.place(), CHECK);
        }
        if (tree.isPresent() && tree.value() != null && !(tree.value() instanceof Map)) {
            throw Fault.of("a kubeconfig must be a YAML mapping, but this is not", path.toString(), CHECK);
        }
        return tree;
    }

    private void add(Path path, Tree content) {
        files.add(path);
        if (currentContext.isEmpty()) {
            currentContext = new Entry("kubeconfig", "", content, path)
                    .text("current-context")
                    .orElse("");
        }
        for (Map.Entry<String, Map<String, Entry>> section : sections.entrySet()) {
            for (Tree item : content.at(section.getKey() + "s").items()) {
                name(path, section.getKey(), item).ifPresent(name -> section.getValue()
                        .putIfAbsent(name, new Entry(section.getKey(), name, item.at(section.getKey()), path)));
            }
        }
    }

    private static Optional<String> name(Path path, String section, Tree item) {
        Optional<String> name = new Entry(section, "", item, path).text("name");
        if (name.isPresent() && name.get().length() > LONGEST_NAME) {
            throw Fault.of(
                    "the name of a " + section + " must have at most " + LONGEST_NAME + " characters, but has "
                            + name.get().length(),
                    path.toString(),
                    "Shorten it.");
        }
        return name;
    }

    /** The context of this name; the current one when the name is empty. */
    Entry context(String wanted) {
        if (wanted.isEmpty() && currentContext.isEmpty()) {
            throw Fault.of(
                    "the kubeconfig names no current context", place(), known("") + " Choose one with --context.");
        }
        String name = wanted.isEmpty() ? currentContext : wanted;
        Entry context = entries("context").get(name);
        if (context == null) {
            String fact = wanted.isEmpty()
                    ? "the kubeconfig's current context is \"" + Shown.name(name) + "\", but it has no such context"
                    : "the kubeconfig has no context \"" + Shown.name(name) + "\"";
            throw Fault.of(fact, place(), known(name) + " Name one of them with --context.");
        }
        return context;
    }

    /** The cluster or user that a context names. */
    Entry named(String section, Entry context, String name) {
        Entry entry = entries(section).get(name);
        if (entry == null) {
            String known = Shown.names(name, entries(section).keySet());
            throw context.fault(
                    "the context names the " + section + " \"" + Shown.name(name)
                            + "\", but the kubeconfig has no such " + section,
                    "Known " + section + "s: " + (known.isEmpty() ? "none" : known)
                            + ". Add it, or correct the context with kubectl config set-context.");
        }
        return entry;
    }

    private String known(String wanted) {
        String names = Shown.names(wanted, entries("context").keySet());
        return names.isEmpty() ? "It has no contexts at all." : "Known contexts: " + names + ".";
    }

    private Map<String, Entry> entries(String section) {
        return sections.getOrDefault(section, Map.of());
    }

    private String place() {
        return KubeconfigSource.listed(files);
    }
}
