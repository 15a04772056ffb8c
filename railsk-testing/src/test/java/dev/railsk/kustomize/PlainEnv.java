package dev.railsk.kustomize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The environment of a container, as its manifest has it.
 *
 * @param tree where it stands
 * @param variables under {@code env}
 * @param sources under {@code envFrom}
 */
record PlainEnv(PlainTree tree, List<Object> variables, List<Object> sources) {

    static PlainEnv empty(PlainTree tree) {
        return new PlainEnv(tree, new ArrayList<>(), new ArrayList<>());
    }

    void value(String name, String value) {
        variables.add(new LinkedHashMap<>(Map.of("name", name, "value", value)));
    }

    void from(String name, String source, Map<String, ?> reference) {
        Map<String, Object> variable = new LinkedHashMap<>(Map.of("name", name));
        variable.put("valueFrom", Map.of(source, reference));
        variables.add(variable);
    }

    void all(String source, String name, String prefix) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put(source, Map.of("name", name));
        if (!prefix.isEmpty()) {
            whole.put("prefix", prefix);
        }
        sources.add(whole);
    }

    /** Write it into a container, behind what is there. */
    void into(PlainObject container) {
        if (!variables.isEmpty()) {
            container.list("env").addAll(variables);
        }
        if (!sources.isEmpty()) {
            container.list("envFrom").addAll(sources);
        }
    }
}
