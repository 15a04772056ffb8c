package dev.railsk.testing.contract;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;

/** Reads the tables of what an API server says; {@code server-rules.txt} tells how they are written. */
final class ServerRules {

    private final Map<String, Tree> objects = new HashMap<>();
    private final List<ServerRule> rules = new ArrayList<>();
    private String kind = "";

    private ServerRules() {
        for (Manifest manifest : ManifestSet.parse(text("server-rules.yaml")).manifests()) {
            objects.put(manifest.kind(), manifest.tree());
        }
    }

    /** What is said of new objects. */
    static List<ServerRule> ofNewObjects() {
        return read("server-rules.txt");
    }

    /** What is said of changes to objects. */
    static List<ServerRule> ofChanges() {
        return read("server-changes.txt");
    }

    private static List<ServerRule> read(String file) {
        ServerRules table = new ServerRules();
        text(file).lines().map(String::strip).forEach(table::readLine);
        return List.copyOf(table.rules);
    }

    private static String text(String name) {
        try (InputStream file = Objects.requireNonNull(ServerRules.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readLine(String line) {
        if (line.startsWith("[")) {
            kind = line.substring(1, line.length() - 1);
        } else if (!line.isEmpty() && !line.startsWith("#")) {
            rules.add(rule(line));
        }
    }

    private ServerRule rule(String line) {
        int arrow = line.lastIndexOf("->");
        List<TreeEdit> edits = new ArrayList<>();
        for (String change : line.substring(0, arrow).split(" ; ", -1)) {
            int equals = change.indexOf(" = ");
            String pointer = pods(change.substring(0, equals).strip());
            edits.add(new TreeEdit(pointer, change.substring(equals + 3).strip()));
        }
        String changed = edits.get(edits.size() - 1).pointer();
        String[] answers = line.substring(arrow + 2).split(" \\| ", -1);
        return new ServerRule(
                kind + " " + line.replaceAll(" +", " "),
                Objects.requireNonNull(objects.get(kind), kind),
                List.copyOf(edits),
                answer(answers[0].strip(), changed),
                answer(answers[answers.length - 1].strip(), changed));
    }

    private NavigableSet<String> answer(String text, String changed) {
        NavigableSet<String> fields = new TreeSet<>();
        if (!text.equals("ok")) {
            // A field of two names has a comma of its own.
            for (String field : text.split(",(?! whenUnsatisfiable}) *", -1)) {
                fields.add(field(field.equals("here") ? changed : pods(field)));
            }
        }
        return fields;
    }

    private static String field(String pointer) {
        return pointer.replaceAll("/(\\d+)(?=[/.]|$)", "[$1]")
                .replaceFirst("^/", "")
                .replace('/', '.');
    }

    private String pods(String text) {
        String pod =
                switch (kind) {
                    case "Pod" -> "/spec";
                    case "CronJob" -> "/spec/jobTemplate/spec/template/spec";
                    default -> "/spec/template/spec";
                };
        return text.replace("$pod", pod).replace("$main", pod + "/containers/0");
    }
}
