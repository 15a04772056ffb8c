package dev.railsk.problem;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a Spec notes while its lambda runs: which parts were written, where, and what is wrong with them.
 *
 * <p>For Specs, railsk's own and those of extensions. Used by one thread, and dead after {@link #finish}.
 */
public final class Draft {

    private final String scope;
    private final boolean namesFacts;
    private Findings found = Findings.NONE;
    private Map<String, Origin> written = new HashMap<>();
    private final Map<String, Origin> lines = new HashMap<>();
    private boolean finished;

    private Draft(String scope, boolean namesFacts) {
        this.scope = Objects.requireNonNull(scope, "scope");
        this.namesFacts = namesFacts;
    }

    /** A draft of this scope, such as {@code env}. */
    public Draft(String scope) {
        this(scope, false);
    }

    /** A draft of a scope that says whose problem it is: every fact begins with its name, such as {@code web:}. */
    public static Draft named(String scope) {
        return new Draft(scope, true);
    }

    /** Note that a part is being written; a second time in one scope is a problem. */
    public Origin write(String part) {
        Origin origin = touch();
        Origin first = written.putIfAbsent(part, origin);
        lines.put(part, origin);
        if (first != null) {
            problem(
                    part,
                    origin,
                    part + " is written twice, first at " + first,
                    "Keep one of the two, or change it in an overlay.");
        }
        return origin;
    }

    /** Note that the Spec is in use, for parts that may come several times. */
    public Origin touch() {
        if (finished) {
            throw new IllegalStateException(
                    "the definition of " + scope + " has ended: a Spec must not be used after its lambda");
        }
        return Origin.here();
    }

    /** Note which line wrote a part that may come several times, such as one item of a list. */
    public Origin touch(String part) {
        Origin origin = touch();
        lines.put(part, origin);
        return origin;
    }

    /** Which lines wrote what in this scope, last. */
    public Map<String, Origin> lines() {
        return lines;
    }

    /** Whether a part was written in this scope. */
    public boolean has(String part) {
        return lines.containsKey(part);
    }

    /** Where a part was written in this scope; the given line when it was not. */
    public Origin originOf(String part, Origin otherwise) {
        return lines.getOrDefault(part, otherwise);
    }

    /** Note a problem of one part. */
    public void problem(String part, Origin origin, String fact, String nextStep) {
        found = found.plus(new Problem(fact, List.of(part), origin, nextStep));
    }

    /** Remove what has this name; that there is none is a problem. */
    public void remove(String kind, String name, Map<String, ?> from) {
        Origin origin = touch();
        if (!from.containsKey(name)) {
            nothingToRemove(kind, name, from.keySet(), origin);
        }
        from.remove(name);
    }

    /** Remove all that have this name; that there is none is a problem. */
    public <T> void remove(String kind, String name, List<T> from, Function<? super T, String> naming) {
        Origin origin = touch();
        if (!from.removeIf(candidate -> naming.apply(candidate).equals(name))) {
            Set<String> names = new LinkedHashSet<>();
            from.forEach(candidate -> names.add(naming.apply(candidate)));
            nothingToRemove(kind, name, names, origin);
        }
    }

    private void nothingToRemove(String kind, String name, Set<String> known, Origin origin) {
        problem(
                kind + " " + name,
                origin,
                "there is no " + kind + " \"" + name + "\" to remove",
                known.isEmpty()
                        ? "Leave this line out: there is none."
                        : "Remove one of: " + Nearest.list(name, known) + ".");
    }

    /** Run the author's lambda; a value refused inside becomes a problem of this scope and ends the lambda, nothing else. */
    public <S> void run(Consumer<? super S> definition, S spec) {
        Objects.requireNonNull(definition, "definition");
        try {
            definition.accept(spec);
        } catch (DefinitionException e) {
            ended(e);
        } catch (NullPointerException | StackOverflowError e) {
            ended(Misuse.of(e));
        }
    }

    /** Note that the author's lambda ended early, because a value was refused in it. */
    public void ended(DefinitionException refusal) {
        if (refusal instanceof InvalidAppException whole) {
            found = found.plus(whole.findings()).cut(List.of());
        } else if (refusal instanceof InvalidValueException value) {
            found = found.plus(value.problem()).cut(List.of());
        } else {
            throw refusal;
        }
    }

    /** Run a step of this scope in which every part may be written anew, and after which it may be once more. */
    public void step(Runnable step) {
        Map<String, Origin> before = written;
        written = new HashMap<>();
        try {
            step.run();
        } finally {
            written = before;
        }
    }

    /**
     * Note that an inner part was refused; its problems become problems of this scope.
     *
     * @return the part, as far as it could be read; empty when there is nothing to go on with
     */
    public <T> Optional<T> refused(String part, Class<T> type, DefinitionException refusal) {
        if (refusal instanceof InvalidAppException whole) {
            found = found.plus(whole.findings());
            return whole.readAs(type);
        }
        if (refusal instanceof InvalidValueException value) {
            found = found.plus(value.problem().inside(part)).cut(List.of(part));
            return Optional.empty();
        }
        throw refusal;
    }

    /**
     * Change an inner part; its problems become problems of this scope.
     *
     * @return the part, changed as far as that could be read
     */
    @SuppressWarnings("unchecked") // what a part is changed to is of its own class
    public <S, T extends Part<S, T>> T change(String part, T base, Consumer<S> definition) {
        try {
            return base.with(definition);
        } catch (DefinitionException e) {
            return refused(part, (Class<T>) base.getClass(), e).orElse(base);
        }
    }

    /** Note problems that were found by looking at the whole, with paths that begin in this scope. */
    public void note(List<Problem> problems) {
        found = found.plus(new Findings(problems, List.of()));
    }

    /** Keep only these of the problems, because the others are reported elsewhere. */
    public void keep(List<Problem> problems) {
        found = new Findings(problems, found.cuts());
    }

    /** What was found until now, with paths that begin in this scope. */
    public Findings findings() {
        return found;
    }

    /**
     * End the scope.
     *
     * @param subject what was being defined, such as {@code App "shop"}
     * @param result what came of it
     * @return the result, when there is no problem
     * @throws InvalidAppException with all problems of the scope
     */
    public <T> T finish(String subject, T result) {
        finished = true;
        if (!found.problems().isEmpty()) {
            throw InvalidAppException.of(subject, found.inside(scope, namesFacts), result);
        }
        return result;
    }
}
