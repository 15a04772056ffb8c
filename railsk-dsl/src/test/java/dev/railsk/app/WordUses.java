package dev.railsk.app;

import dev.railsk.problem.Origin;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Every word of every Spec, found by reflection, with arguments that fit. */
final class WordUses {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "A B!",
            "a\nb",
            "\u0000",
            "\u00e9",
            "-",
            "a--b",
            "/",
            "..",
            "a=b",
            "$(A)",
            "\uD800",
            "a".repeat(300));

    /** Values at the edges of what may be written, and beyond. */
    private static final Map<Class<?>, List<Object>> WRONG = Map.of(
            String.class, List.copyOf(TEXTS),
            String[].class,
                    List.of(
                            new String[0],
                            new String[] {""},
                            new String[] {"A B!\n"},
                            new String[] {"a", "a"},
                            new String[] {"\uD800"}),
            int.class, List.of(Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE),
            long.class, List.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE),
            Duration.class,
                    List.of(
                            Duration.ofSeconds(-1),
                            Duration.ZERO,
                            Duration.ofNanos(1),
                            Duration.ofSeconds(Long.MAX_VALUE)));

    private WordUses() {}

    /** A word with its arguments. */
    record WordUse(Method word, List<Object> arguments) {

        /** The same, with the line at which it is written noted. */
        WordUse noting(Origin here, List<String> lines) {
            lines.add(here.toString());
            return this;
        }

        /** Write it in a Spec that has this word. */
        void write(Object spec) {
            try {
                wordOf(spec).invoke(spec, arguments.toArray());
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException problem) {
                    throw problem;
                }
                throw new AssertionError(this + " ends otherwise than with a problem", e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(this + " cannot be written", e);
            }
        }

        /** Of an app's words and an overlay's, the one that this Spec has. */
        private Method wordOf(Object spec) throws NoSuchMethodException {
            return word.getDeclaringClass().isInstance(spec)
                    ? word
                    : spec.getClass().getMethod(word.getName(), word.getParameterTypes());
        }

        @Override
        public String toString() {
            return word.getDeclaringClass().getSimpleName() + "." + word.getName()
                    + Arrays.deepToString(arguments.toArray());
        }
    }

    /** The same word with every value that may be wrong, one parameter after the other. */
    static List<WordUse> wrong(WordUse right) {
        List<WordUse> wrong = new ArrayList<>();
        for (int i = 0; i < right.arguments().size(); i++) {
            for (Object value : WRONG.getOrDefault(right.word().getParameterTypes()[i], List.of())) {
                List<Object> arguments = new ArrayList<>(right.arguments());
                arguments.set(i, value);
                wrong.add(new WordUse(right.word(), arguments));
            }
        }
        return wrong;
    }

    /** The words of a Spec. A scope counts as a word with nothing written in it. */
    static List<WordUse> of(Class<?> spec) {
        List<WordUse> uses = new ArrayList<>();
        for (Method method : spec.getMethods()) {
            boolean isWord = method.getDeclaringClass().getPackageName().startsWith("dev.railsk")
                    && !method.isSynthetic()
                    && !method.getName().equals("overlay");
            if (isWord && isOfBothLevels(spec, method)) {
                uses.add(new WordUse(method, List.of(WordExamples.arguments(method))));
            }
        }
        uses.sort((one, other) -> one.toString().compareTo(other.toString()));
        return uses;
    }

    /** Of the words of an app and of an overlay, those that both have. */
    private static boolean isOfBothLevels(Class<?> spec, Method word) {
        boolean isOfApp = spec == AppSpec.class || spec == OverlaySpec.class;
        return !isOfApp || (has(AppSpec.class, word) && has(OverlaySpec.class, word));
    }

    private static boolean has(Class<?> spec, Method word) {
        return Arrays.stream(spec.getMethods())
                .anyMatch(other -> other.getName().equals(word.getName())
                        && Arrays.equals(other.getParameterTypes(), word.getParameterTypes()));
    }
}
