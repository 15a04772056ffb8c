package dev.railsk.access;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The account by which pods ask the API server, and by which cloud services know them: a Kubernetes ServiceAccount. */
public sealed interface Account {

    /** An account of the app's own, which is rendered. */
    static Own own(String name) {
        return own(name, account -> {});
    }

    /** An account of the app's own, with annotations and rights. */
    static Own own(String name, Consumer<AccountSpec> definition) {
        return new Own(requireNonNull(name, "name"), Map.of(), Map.of(), List.of(), Lines.unwritten(Origin.here()))
                .with(definition);
    }

    /** An account that others made; nothing is rendered for it. */
    static Existing existing(String name) {
        return new Existing(requireNonNull(name, "name"));
    }

    /** Its name. */
    String name();

    /**
     * An account of the app's own.
     *
     * @param name its name, to which a name suffix is added; its role and binding have the same one
     * @param labels by which it is found, beside those of the app
     * @param annotations which other programs read, such as the IAM role of a cloud
     * @param grants what it may do in the app's namespace
     * @param lines the lines that wrote it
     */
    record Own(
            String name, Map<String, String> labels, Map<String, String> annotations, List<Grant> grants, Lines lines)
            implements Account, Part<AccountSpec, Own> {

        public Own {
            AccessNames.require("an account", name);
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
            annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
            grants = List.copyOf(grants);
        }

        @Override
        public Own with(Consumer<AccountSpec> definition) {
            return AccountSpec.apply(this, definition);
        }
    }

    /** An account that others made. */
    record Existing(String name) implements Account {
        public Existing {
            AccessNames.require("an account", name);
        }
    }
}
