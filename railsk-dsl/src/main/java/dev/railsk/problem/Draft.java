package dev.railsk.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a Spec notes while its lambda runs: which parts were written, where, and what is wrong with them.
 *
 * <p>For Specs, railsk's own and those of extensions. Used by one thread, and dead after {@link #finish}.
 */
public final class Draft {

    private final String scope;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Origin> written = new HashMap<>();
    private boolean finished;

    /** A draft of this scope, such as {@code web}. */
    public Draft(String scope) {
        this.scope = scope;
    }

    /** Note that a part is being written; a second time in one scope is a problem. */
    public Origin write(String part) {
        Origin origin = touch();
        Origin first = written.putIfAbsent(part, origin);
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

    /** Where a part was written in this scope; the given line when it was not. */
    public Origin originOf(String part, Origin otherwise) {
        return written.getOrDefault(part, otherwise);
    }

    /** Note a problem of one part. */
    public void problem(String part, Origin origin, String fact, String nextStep) {
        problems.add(new Problem(fact, List.of(part), origin, nextStep));
    }

    /** Run the author's lambda; a value refused inside becomes a problem of this scope. */
    public <S> void run(Consumer<? super S> definition, S spec) {
        try {
            definition.accept(spec);
        } catch (InvalidValueException e) {
            problems.add(new Problem(
                    e.problem(scope).fact(),
                    List.of(),
                    Origin.of(e),
                    e.problem(scope).nextStep()));
        } catch (InvalidAppException e) {
            problems.addAll(e.problems());
        }
    }

    /** Define an inner part; its problems become problems of this scope, under the given name. */
    public <T> @Nullable T nested(String name, Supplier<T> definition) {
        try {
            return definition.get();
        } catch (InvalidAppException e) {
            for (Problem problem : e.problems()) {
                problems.add(problem.inside(name));
            }
            return null;
        } catch (InvalidValueException e) {
            problems.add(e.problem(name));
            return null;
        }
    }

    /** End the scope; throws all of its problems, when there are any. */
    public void finish(String subject) {
        finished = true;
        if (!problems.isEmpty()) {
            throw new InvalidAppException(subject, problems);
        }
    }
}
