package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Several kubeconfig files read as one: of each named thing, the first file's word counts. */
final class KubeconfigFiles {

    private static final String CHECK = "Check the file with: kubectl config view";

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
        KubeconfigFiles merged = new KubeconfigFiles();
        for (Path path : paths) {
            content(path).ifPresent(content -> merged.add(path, content));
        }
        return merged.files.isEmpty() ? Optional.empty() : Optional.of(merged);
    }

    private static Optional<Tree> content(Path path) {
        String text;
        try {
            text = Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failure) {
            throw Fault.of(
                    "could not read the kubeconfig", path.toString(), "Check that you may read the file.", failure);
        }
        Tree tree = parse(path, text);
        if (tree.isPresent() && tree.value() != null && !(tree.value() instanceof Map)) {
            throw Fault.of("a kubeconfig must be a YAML mapping, but this is not", path + ":1", CHECK);
        }
        return Optional.of(tree);
    }

    /** The parser's own message quotes the text, which holds credentials: only its line is told. */
    private static Tree parse(Path path, String text) {
        try {
            return Tree.parseJson(jsonOf(text));
        } catch (JacksonException malformed) {
            int line = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getLineNr();
            throw Fault.of(
                    "could not read the kubeconfig: it is not well-formed YAML",
                    line > 0 ? path + ":" + line : path.toString(),
                    CHECK);
        }
    }

    private static String jsonOf(String yaml) {
        StringWriter json = new StringWriter();
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), yaml);
                JsonGenerator generator = new JsonFactory().createGenerator(ObjectWriteContext.empty(), json)) {
            if (parser.nextToken() != null) {
                generator.copyCurrentStructure(parser);
            }
        }
        return json.toString();
    }

    private void add(Path path, Tree content) {
        files.add(path);
        if (currentContext.isEmpty()) {
            currentContext = content.at("current-context").text().orElse("");
        }
        sections.forEach((section, entries) -> {
            for (Tree item : content.at(section + "s").items()) {
                Object name = item.at("name").value();
                if (name != null) {
                    entries.putIfAbsent(name.toString(), new Entry(section, name.toString(), item.at(section), path));
                }
            }
        });
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
                    ? "the kubeconfig's current context is \"" + name + "\", but it has no such context"
                    : "the kubeconfig has no context \"" + name + "\"";
            throw Fault.of(fact, place(), known(name) + " Name one of them with --context.");
        }
        return context;
    }

    /** The cluster or user that a context names. */
    Entry named(String section, Entry context, String name) {
        Entry entry = entries(section).get(name);
        if (entry == null) {
            List<String> known = Fault.nearestFirst(name, entries(section).keySet());
            throw context.fault(
                    "the context names the " + section + " \"" + name + "\", but the kubeconfig has no such " + section,
                    "Known " + section + "s: " + (known.isEmpty() ? "none" : String.join(", ", known))
                            + ". Add it, or correct the context with kubectl config set-context.");
        }
        return entry;
    }

    private String known(String wanted) {
        List<String> names = Fault.nearestFirst(wanted, entries("context").keySet());
        return names.isEmpty() ? "It has no contexts at all." : "Known contexts: " + String.join(", ", names) + ".";
    }

    private Map<String, Entry> entries(String section) {
        return sections.getOrDefault(section, Map.of());
    }

    private String place() {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
