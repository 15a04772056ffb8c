package dev.railsk.docs.reference;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.Words;
import dev.railsk.docs.GeneratedPage;
import dev.railsk.testing.golden.GoldenFile;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The committed reference is what the code says. */
class ReferenceTest {

    static final Path SOURCES = Path.of("..", "railsk-dsl", "src", "main", "java");

    private static final Path FOLDER = Path.of("reference");

    private static final List<TypeDoc> TYPES = Sources.read(SOURCES);

    static final Path RENDERED = Path.of("..", "railsk-dsl", "src", "test", "resources", "rendered-fields.txt");

    static final Path WORDS_SOURCES = SOURCES.resolve(Path.of("dev", "railsk"));

    private static final StaticWords WORDS = StaticWords.read(WORDS_SOURCES);

    private static final RenderedFields FIELDS = RenderedFields.read(RENDERED);

    private static final String HOW = "To accept it, run this test once with -D" + GoldenFile.PROPERTY
            + "=write, look at the page, and commit it.";

    @TestFactory
    Stream<DynamicTest> isWhatTheCodeSays() {
        return new Reference(TYPES, FIELDS, WORDS)
                .pages().entrySet().stream()
                        .map(page -> DynamicTest.dynamicTest(
                                page.getKey(),
                                () -> GeneratedPage.check(FOLDER.resolve(page.getKey()), page.getValue(), HOW)));
    }

    @Test
    void hasEveryPackageOnAPageOrSaysThatItHasNoWords() {
        assertThat(TYPES)
                .filteredOn(type -> PageGroup.of(type).isEmpty())
                .allSatisfy(type -> assertThat(type.location()).isIn(PageGroup.WITHOUT_WORDS));
    }

    @Test
    void hasNoWordWithoutText() {
        assertThat(TYPES.stream().flatMap(type -> type.words().stream()))
                .hasSizeGreaterThan(700)
                .allSatisfy(word -> assertThat(word.text()).as(word.call()).isNotBlank());
    }

    @Test
    void hasEveryStaticWordBesideItsFactory() {
        Set<StaticWord> beside = new HashSet<>();
        for (TypeDoc type : TYPES) {
            type.words().forEach(word -> WORDS.of(type, word).ifPresent(beside::add));
        }
        Set<String> called = Stream.of(Words.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .collect(toSet());
        Stream.of(Words.class.getFields()).map(Field::getName).forEach(called::add);

        assertThat(WORDS.all().stream().map(StaticWord::name).collect(toSet())).isEqualTo(called);
        assertThat(WORDS.all())
                .filteredOn(word -> !word.of().startsWith("Duration."))
                .allMatch(beside::contains);
    }

    @Test
    void hasTheWordOfEveryRenderedField() {
        assertThat(FIELDS.unknownTo(TYPES)).isEmpty();
    }

    @Test
    void findsEveryPublicWordOfASpec() throws ReflectiveOperationException {
        for (TypeDoc type : TYPES) {
            if (!type.isSpec()) {
                continue;
            }
            Class<?> loaded = Class.forName(
                    "dev.railsk." + type.location() + "." + type.name().replace('.', '$'));
            List<String> found = type.words().stream().map(WordDoc::name).toList();
            assertThat(found).as(type.name()).containsAll(wordsOf(loaded));
        }
    }

    private static List<String> wordsOf(Class<?> spec) {
        return Stream.of(spec.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !method.isSynthetic())
                .filter(method ->
                        method.getReturnType().isAssignableFrom(spec) && method.getReturnType() != Object.class)
                .map(Method::getName)
                .filter(name -> !name.equals("self"))
                .toList();
    }
}
