package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.SpecScopes.Scope;
import dev.railsk.app.WordUses.WordUse;
import dev.railsk.image.Revision;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Problem;
import dev.railsk.task.Task;
import dev.railsk.task.TaskSpec;
import dev.railsk.volume.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every word of every Spec, found by reflection: a new word is under them from its first day. */
class EveryWordTest {

    private static final Revision REVISION = Revision.of("abcd123");

    static List<Class<?>> specs() {
        return WordsTest.specs();
    }

    @Test
    void everySpecCanBeEntered() {
        assertThat(SpecScopes.ALL.keySet()).containsExactlyInAnyOrderElementsOf(specs());
    }

    /** Whatever was written in the base and whatever an overlay adds, it is as if all had been written in the base. */
    @ParameterizedTest
    @MethodSource("specs")
    void anOverlayStartsFromTheBase(Class<?> spec) {
        List<WordUse> words = WordUses.of(spec);
        Queue<String> different = new ConcurrentLinkedQueue<>();
        AtomicInteger compared = new AtomicInteger();
        words.parallelStream().forEach(first -> {
            for (WordUse then : words) {
                Optional<Environment> atOnce = defined(spec, List.of(first, then), List.of());
                Optional<Environment> inTurn =
                        atOnce.isPresent() ? defined(spec, List.of(first), List.of(then)) : Optional.empty();
                if (inTurn.isPresent()) {
                    compared.incrementAndGet();
                    if (!areSame(spec, atOnce.get(), inTurn.get())) {
                        different.add(first + " in the base, then " + then);
                    }
                }
            }
        });

        assertThat(different).isEmpty();
        assertThat(compared).hasValueGreaterThanOrEqualTo(words.size());
    }

    /** Whether both render the same, which equal parts do without being asked. */
    private static boolean areSame(Class<?> spec, Environment one, Environment other) {
        if (one.parts().equals(other.parts())) {
            return true;
        }
        Optional<String> text = text(spec, one);
        Optional<String> otherText = text(spec, other);
        return text.isEmpty() || otherText.isEmpty() || text.equals(otherText);
    }
    /** Whatever is written, it is taken, and can be rendered, or it is one problem at the line of its word, with a next step. */
    @ParameterizedTest
    @MethodSource("specs")
    void oneMistakeIsOneProblemAtTheLineOfItsWord(Class<?> spec) {
        List<String> otherwise = new ArrayList<>();
        List<WordUse> words = WordUses.of(spec);
        List<WordUse> alone = new ArrayList<>(words);
        alone.removeIf(word -> rendered(spec, List.of(word), List.of()).isEmpty());
        for (WordUse right : words) {
            Optional<List<WordUse>> before = before(spec, alone, right);
            if (before.isPresent()) {
                for (WordUse wrong : WordUses.wrong(right)) {
                    String told = told(spec, before.get(), wrong);
                    if (!told.isEmpty()) {
                        otherwise.add(wrong + ": " + told);
                    }
                }
            }
        }
        assertThat(otherwise).isEmpty();
    }

    /**
     * What must be written before a word so that it is right; empty where one word before it is not enough.
     *
     * @param alone the words that are right by themselves
     */
    private static Optional<List<WordUse>> before(Class<?> spec, List<WordUse> alone, WordUse right) {
        if (alone.contains(right)) {
            return Optional.of(List.of());
        }
        for (WordUse first : alone) {
            if (rendered(spec, List.of(first, right), List.of()).isPresent()) {
                return Optional.of(List.of(first));
            }
        }
        return Optional.empty();
    }

    /** What is wrong with how a mistake is told; nothing when all is well. */
    private static String told(Class<?> spec, List<WordUse> before, WordUse wrong) {
        List<String> lines = new ArrayList<>();
        try {
            rendered(
                    spec,
                    RailsApp.define("shop", app -> {
                                app.image("ghcr.io/acme/shop").volume("files", Volume.emptyDir());
                                SpecScopes.of(spec).base().accept(app, words -> {
                                    before.forEach(word -> word.write(words));
                                    wrong.noting(Origin.here(), lines).write(words);
                                });
                            })
                            .environment(RailsApp.DEFAULT_ENVIRONMENT));
            return "";
        } catch (DefinitionException refused) {
            return told(refused, lines.get(0));
        } catch (RuntimeException other) {
            return "no problem of a definition, but " + other;
        }
    }

    private static String told(DefinitionException refused, String line) {
        List<Problem> problems = refused.problems();
        if (problems.size() != 1) {
            return problems.size() + " problems: " + refused.getMessage();
        }
        Problem problem = problems.get(0);
        boolean isThere =
                problem.origin().toString().equals(line) && !problem.nextStep().isEmpty();
        return isThere ? "" : "not at " + line + ": " + refused.getMessage();
    }

    /** What an overlay unsets is as if the base had not set it. */
    @ParameterizedTest
    @MethodSource("specs")
    void anUnsetWordIsAsIfNeverSet(Class<?> spec) {
        List<WordUse> words = WordUses.of(spec);
        List<String> left = new ArrayList<>();
        int pairs = 0;
        int compared = 0;
        for (WordUse set : words) {
            for (WordUse unset : words) {
                if (unsets(unset, set)) {
                    pairs++;
                    Optional<String> after = rendered(spec, List.of(set), List.of(unset));
                    Optional<String> never = rendered(spec, List.of(), List.of(unset));
                    boolean isRight = after.isPresent() && never.isPresent();
                    compared += isRight ? 1 : 0;
                    if (isRight && !after.equals(never)) {
                        left.add(set + " is left after " + unset);
                    }
                }
            }
        }

        assertThat(compared).isGreaterThanOrEqualTo(pairs / 2);
        assertThat(left).isEmpty();
    }

    private static boolean unsets(WordUse unset, WordUse set) {
        String word = set.word().getName();
        String name = unset.word().getName();
        return name.equalsIgnoreCase("no" + word) || name.equalsIgnoreCase("default" + word);
    }

    private static Optional<String> rendered(Class<?> spec, List<WordUse> base, List<WordUse> overlay) {
        return defined(spec, base, overlay).flatMap(environment -> text(spec, environment));
    }

    /** The environment of an app with these words in the base, and in an overlay if any; empty where they are refused. */
    private static Optional<Environment> defined(Class<?> spec, List<WordUse> base, List<WordUse> overlay) {
        Scope scope = SpecScopes.of(spec);
        try {
            return Optional.of(RailsApp.define("shop", app -> {
                        app.image("ghcr.io/acme/shop").volume("files", Volume.emptyDir());
                        scope.base().accept(app, words -> base.forEach(word -> word.write(words)));
                        if (!overlay.isEmpty()) {
                            app.overlay("one", one -> scope.overlay()
                                    .accept(one, words -> overlay.forEach(word -> word.write(words))));
                        }
                    })
                    .environment(overlay.isEmpty() ? RailsApp.DEFAULT_ENVIRONMENT : "one"));
        } catch (DefinitionException refused) {
            return Optional.empty();
        }
    }

    /** What it renders; empty where it cannot be rendered. */
    private static Optional<String> text(Class<?> spec, Environment environment) {
        try {
            return Optional.of(rendered(spec, environment));
        } catch (DefinitionException refused) {
            return Optional.empty();
        }
    }

    /** The lasting objects; for the words of tasks also a Job of each, and a console. */
    private static String rendered(Class<?> spec, Environment environment) {
        StringBuilder text = new StringBuilder(environment.render(REVISION).toYaml());
        if (!TaskSpec.class.isAssignableFrom(spec)) {
            return text.toString();
        }
        for (Task task : environment.parts().tasks().all()) {
            text.append(environment.renderTask(task, REVISION, 1).toYaml());
        }
        return text.append(environment.renderConsole(REVISION, "jane").toYaml()).toString();
    }
}
