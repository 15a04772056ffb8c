package dev.railsk.testing.cluster.internal.node;

import dev.railsk.manifest.Tree;
import dev.railsk.testing.process.ProcessScript;
import dev.railsk.testing.process.ScriptedProcess;
import dev.railsk.testing.process.StartedContainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scripts of processes; of several the first that has something to say. */
public final class Processes {

    private final List<ProcessScript> scripts = new ArrayList<>();

    /** Ask this one too. */
    public void script(ProcessScript script) {
        scripts.add(script);
    }

    /** What the process of a container does that has started. */
    Optional<ScriptedProcess> start(PodRun pod, Tree container, boolean isTask) {
        Optional<ScriptedProcess> process = Optional.empty();
        if (!scripts.isEmpty()) {
            StartedContainer started = new StartedContainer(
                    pod.ref().namespace() + "/" + pod.ref().name(),
                    text(container, "name"),
                    text(container, "image"),
                    command(container),
                    env(container),
                    isTask);
            for (ProcessScript script : scripts) {
                process = process.or(() -> script.started(started));
            }
        }
        return process;
    }

    private static List<String> command(Tree container) {
        List<String> words = new ArrayList<>();
        for (String list : List.of("command", "args")) {
            container.at(list).items().forEach(word -> words.add(word.text().orElse("")));
        }
        return words;
    }

    private static Map<String, String> env(Tree container) {
        Map<String, String> env = new LinkedHashMap<>();
        for (Tree variable : container.at("env").items()) {
            variable.at("value").text().ifPresent(value -> env.put(text(variable, "name"), value));
        }
        return env;
    }

    private static String text(Tree tree, String field) {
        return tree.at(field).text().orElse("");
    }
}
