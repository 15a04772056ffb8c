package dev.railsk;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each factory that an author writes has one word, each word calls one factory, and no name means two things. */
class StaticWordsTest {

    private static final String HOW = "Give it a word in dev.railsk.Words, or a line with the reason in Factories.";

    /** The words by the factory that they call. */
    private static final Map<String, List<String>> WORDS = delegations().stream()
            .collect(groupingBy(
                    found -> found.owner() + "." + found.target(), TreeMap::new, mapping(Delegation::word, toList())));

    private static List<Class<?>> ladder() {
        List<Class<?>> ladder = new ArrayList<>();
        for (Class<?> type = Words.class; type != Object.class; type = type.getSuperclass()) {
            ladder.add(type);
        }
        return ladder;
    }

    private static List<Delegation> delegations() {
        return ladder().stream().flatMap(type -> Delegation.of(type).stream()).toList();
    }

    private static List<Method> words() {
        return Stream.of(Words.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .toList();
    }

    private static List<String> wordsFor(Method factory) {
        return WORDS.getOrDefault(
                factory.getDeclaringClass().getName() + "." + Delegation.signature(factory), List.of());
    }

    private static boolean isWithoutWord(Method factory) {
        return Factories.WITHOUT_WORD.keySet().stream().anyMatch(line -> Factories.isNamed(line, factory));
    }

    @Test
    void eachFactoryHasOneWordOrAReasonForNone() {
        List<String> undecided = new ArrayList<>();
        for (Method factory : Factories.all()) {
            List<String> words = wordsFor(factory);
            if (words.size() != (isWithoutWord(factory) ? 0 : 1)) {
                undecided.add(Factories.name(factory) + " has the words " + words);
            }
        }

        assertThat(Factories.all()).hasSizeGreaterThan(200);
        assertThat(undecided).as(HOW).isEmpty();
    }

    @Test
    void eachWordDoesNothingButCallAFactoryOrMakeADuration() {
        List<String> factories = new ArrayList<>();
        Factories.all().forEach(factory -> factories.addAll(wordsFor(factory)));
        Stream.of("seconds", "minutes", "hours", "days")
                .forEach(unit -> factories.add(unit + "(J)" + Duration.class.descriptorString()));

        assertThat(words().stream().map(Delegation::signature)).containsExactlyInAnyOrderElementsOf(factories);
    }

    @Test
    void durationsAreThoseOfJava() {
        assertThat(Words.seconds(30)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Words.minutes(5)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Words.hours(2)).isEqualTo(Duration.ofHours(2));
        assertThat(Words.days(7)).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void aWordTakesAndHandsBackWhatItsFactoryDoes() {
        Map<String, Method> words = new TreeMap<>();
        words().forEach(word -> words.put(Delegation.signature(word), word));

        for (Method factory : Factories.all()) {
            for (String signature : wordsFor(factory)) {
                assertThat(declaration(requireNonNull(words.get(signature), signature)))
                        .as(signature)
                        .isEqualTo(declaration(factory));
            }
        }
    }

    private static List<Object> declaration(Method method) {
        List<Object> declaration = new ArrayList<>();
        Stream.of(method.getGenericParameterTypes()).forEach(type -> declaration.add(type.getTypeName()));
        declaration.add(method.getGenericReturnType().getTypeName());
        declaration.add(method.isVarArgs());
        return declaration;
    }

    /** Words of one name differ in their parameters only: they call factories of one name and type. */
    @Test
    void noNameMeansTwoThings() {
        Map<String, List<String>> called = delegations().stream()
                .collect(groupingBy(
                        found -> found.word().substring(0, found.word().indexOf('(')),
                        TreeMap::new,
                        mapping(found -> found.owner() + "." + found.method(), toList())));

        assertThat(called)
                .allSatisfy((word, factories) ->
                        assertThat(factories.stream().distinct()).as(word).hasSize(1));
    }

    @Test
    void eachEnumHasAllOfItsConstantsOrAReasonForNone() {
        for (Class<?> type : Factories.enums()) {
            List<Object> constants =
                    constants(type).stream().map(StaticWordsTest::value).toList();
            List<Object> wanted = Factories.WITHOUT_CONSTANTS.containsKey(Factories.name(type))
                    ? List.of()
                    : List.of(type.getEnumConstants());

            assertThat(constants).as("%s. %s", type, HOW).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @Test
    void aConstantHasItsOwnNameOrTheSameNounBeforeItAsTheOthersOfItsEnum() {
        for (Class<?> type : Factories.enums()) {
            assertThat(constants(type).stream().map(StaticWordsTest::noun).distinct())
                    .as(type.getName())
                    .hasSizeLessThanOrEqualTo(1)
                    .allSatisfy(noun -> assertThat(noun).matches("|[A-Z]+_"));
        }
    }

    @Test
    void noTwoConstantsShareAName() {
        assertThat(Stream.of(Words.class.getFields()).map(Field::getName)).doesNotHaveDuplicates();
    }

    private static List<Field> constants(Class<?> type) {
        return Stream.of(Words.class.getFields())
                .filter(field -> field.getType() == type)
                .toList();
    }

    private static String noun(Field constant) {
        String name = ((Enum<?>) value(constant)).name();
        assertThat(constant.getName()).endsWith(name);
        return constant.getName().substring(0, constant.getName().length() - name.length());
    }

    private static Object value(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException refused) {
            throw new AssertionError(refused);
        }
    }

    @Test
    void noReasonOutlivesItsFactory() {
        assertThat(Factories.WITHOUT_WORD.keySet())
                .allSatisfy(line ->
                        assertThat(Factories.all()).as(line).anyMatch(factory -> Factories.isNamed(line, factory)));
        assertThat(Factories.WITHOUT_CONSTANTS.keySet())
                .isSubsetOf(Factories.enums().stream()
                        .map(type -> Factories.name(type))
                        .toList());
    }
}
