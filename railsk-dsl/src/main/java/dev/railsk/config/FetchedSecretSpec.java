package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How a secret is written whose values whoever deploys fetches. In an overlay a key replaces the base's key of the same name. */
public final class FetchedSecretSpec {

    private final Draft draft;
    private final Map<String, ValueSource> sources;

    private FetchedSecretSpec(FetchedSecret base) {
        draft = new Draft("secret " + base.name());
        sources = new LinkedHashMap<>(base.sources());
    }

    static FetchedSecret define(String name, Consumer<FetchedSecretSpec> definition) {
        return apply(new FetchedSecret(name, Map.of(), Origin.here()), definition);
    }

    static FetchedSecret apply(FetchedSecret base, Consumer<FetchedSecretSpec> definition) {
        FetchedSecretSpec spec = new FetchedSecretSpec(base);
        spec.draft.run(definition, spec);
        if (spec.sources.isEmpty() && spec.draft.findings().judges(List.of())) {
            spec.draft.problem(
                    "keys",
                    base.origin(),
                    "secret \"" + base.name() + "\" has no key",
                    "Add file(..), stdin(..) or command(..).");
        }
        return spec.draft.finish(
                "secret \"" + base.name() + "\"", new FetchedSecret(base.name(), spec.sources, base.origin()));
    }

    /** Have a key with what a file holds, without the line break at its end. */
    public FetchedSecretSpec file(String key, String path) {
        Origin origin = key(key);
        if (requireNonNull(path, "path").isBlank() || path.indexOf('\0') >= 0 || !WellFormed.is(path)) {
            draft.problem(
                    part(key), origin, "the path of a file must be one, but was \"" + path + "\"", "Name the file.");
        }
        return put(key, new ValueSource.InFile(path));
    }

    /** Have a key with what is written to standard input, without the line break at its end. One key only can have that. */
    public FetchedSecretSpec stdin(String key) {
        Origin origin = key(key);
        for (Map.Entry<String, ValueSource> other : sources.entrySet()) {
            boolean isTaken = other.getValue() instanceof ValueSource.StandardInput
                    && !other.getKey().equals(key);
            if (isTaken) {
                draft.problem(
                        part(key),
                        origin,
                        "standard input can be read once, but \"" + other.getKey() + "\" has it already",
                        "Take one of them from a file or a command.");
            }
        }
        return put(key, new ValueSource.StandardInput());
    }

    /** Have a key with what a program prints, such as a password manager, without the line break at its end. No shell is between. */
    public FetchedSecretSpec command(String key, String program, String... arguments) {
        Origin origin = key(key);
        List<String> command = new ArrayList<>();
        command.add(requireNonNull(program, "program"));
        command.addAll(List.of(requireNonNull(arguments, "arguments")));
        boolean isText = true;
        for (String word : command) {
            isText &= WellFormed.is(word) && word.indexOf('\0') < 0;
        }
        if (program.isBlank() || !isText) {
            draft.problem(
                    part(key),
                    origin,
                    "a command must be a program and arguments of well-formed text without NUL",
                    "Write it like command(\"KEY\", \"op\", \"read\", \"op://shop/key\").");
        }
        return put(key, new ValueSource.OutputOf(command));
    }

    /** Leave out a key of the base. */
    public FetchedSecretSpec remove(String key) {
        draft.remove("key", requireNonNull(key, "key"), sources);
        return this;
    }

    private Origin key(String key) {
        Origin origin = draft.write(part(requireNonNull(key, "key")));
        StoredContent.checkKey(draft, part(key), origin, key);
        return origin;
    }

    private FetchedSecretSpec put(String key, ValueSource source) {
        sources.put(key, source);
        return this;
    }

    private static String part(String key) {
        return "key " + key;
    }
}
