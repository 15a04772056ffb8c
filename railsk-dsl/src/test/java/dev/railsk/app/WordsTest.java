package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every word that sets has one that unsets, in every Spec that there is. */
class WordsTest {

    private static final int FEWEST_SPECS = 15;

    /** Words without a counterpart, each with the reason. */
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("AppSpec.image", "an app must have one"),
            Map.entry("OverlaySpec.image", "an app must have one"),
            Map.entry("AccessorySpec.image", "it must have one; defaultImage() is refused where it has none"),
            Map.entry("AppSpec.overlay", "the base has its environments; who wants one less leaves the line out"),
            Map.entry("AppSpec.secret", "a declaration; an overlay's removeSecret(..) takes it back"),
            Map.entry("AppSpec.config", "a declaration; an overlay's removeConfig(..) takes it back"),
            Map.entry("AppSpec.web", "a declaration; an overlay's removeWeb() takes it back"),
            Map.entry("AppSpec.process", "a declaration; an overlay's removeProcess(..) takes it back"),
            Map.entry("AppSpec.worker", "a declaration; an overlay's removeWorker(..) takes it back"),
            Map.entry("AppSpec.clock", "a declaration; an overlay's removeClock(..) takes it back"),
            Map.entry("AppSpec.accessory", "a declaration; an overlay's removeAccessory(..) takes it back"),
            Map.entry("AppSpec.cron", "a declaration; an overlay's removeCron(..) takes it back"),
            Map.entry("AppSpec.volume", "a declaration; an overlay's removeVolume(..) takes it back"),
            Map.entry("AppSpec.task", "a declaration; an overlay's removeTask(..) takes it back"),
            Map.entry("AppSpec.smoke", "a declaration; an overlay's removeSmoke(..) takes it back"),
            Map.entry("SmokeCheckSpec.get", "a smoke check must ask for something"),
            Map.entry("AppSpec.existingNamespace", "defaultNamespace() is its counterpart"),
            Map.entry("OverlaySpec.existingNamespace", "defaultNamespace() is its counterpart"),
            Map.entry("*.refuseMovingTags", "allowMovingTags() is its counterpart"),
            Map.entry("*.allowMovingTags", "refuseMovingTags() is its counterpart"),
            Map.entry("*.arguments", "defaultCommand() is its counterpart"),
            Map.entry("*.imageCommand", "defaultCommand() is its counterpart"),
            Map.entry("*.scale", "defaultReplicas() is its counterpart"),
            Map.entry("*.doNotDisrupt", "mayDisrupt() is its counterpart"),
            Map.entry("*.mayDisrupt", "doNotDisrupt() is its counterpart"),
            Map.entry("WebSpec.openHost", "noHost() is its counterpart"),
            Map.entry("WebSpec.anyHost", "noHost() is its counterpart"),
            Map.entry("*.awaitedManifests", "removeManifest(..) is its counterpart"),
            Map.entry("CronSpec.at", "a cron task must have a timetable"),
            Map.entry("CronSpec.suspended", "resumed() is its counterpart, in kubectl's own words"),
            Map.entry("CronSpec.resumed", "suspended() is its counterpart, in kubectl's own words"),
            Map.entry("SecuritySpec.without", "also(..) is its counterpart"),
            Map.entry("SecuritySpec.also", "without(..) is its counterpart"),
            Map.entry("*.may", "noRights() is its counterpart"),
            Map.entry("RoleSpec.to", "noSubjects() is its counterpart"),
            Map.entry("ConfigSpec.value", "remove(..) is its counterpart"),
            Map.entry("ConfigSpec.envFile", "remove(..) is its counterpart, setting by setting"),
            Map.entry("ConfigSpec.noValues", "value(..) is its counterpart"),
            Map.entry("*.immutable", "mutable() is its counterpart"),
            Map.entry("*.mutable", "immutable() is its counterpart"),
            Map.entry("AppSpec.files", "a declaration; an overlay's removeFiles(..) takes it back"),
            Map.entry("ExternalSecretSpec.store", "a secret must have one; another one replaces it"),
            Map.entry("PlainTextSecretSpec.envFile", "remove(..) is its counterpart, key by key"),
            Map.entry("PlainTextSecretSpec.file", "remove(..) is its counterpart"),
            Map.entry("PlainTextSecretSpec.remove", "file(..) is its counterpart"),
            Map.entry("PlainTextSecretSpec.rollout", "HASHED_NAME is the default"),
            Map.entry("FetchedSecretSpec.rollout", "HASHED_NAME is the default"),
            Map.entry("FetchedSecretSpec.file", "remove(..) is its counterpart"),
            Map.entry("FetchedSecretSpec.stdin", "remove(..) is its counterpart"),
            Map.entry("FetchedSecretSpec.command", "remove(..) is its counterpart"),
            Map.entry("FetchedSecretSpec.remove", "file(..) is its counterpart"),
            Map.entry("ConfigFilesSpec.text", "remove(..) is its counterpart"),
            Map.entry("ConfigFilesSpec.resource", "remove(..) is its counterpart"),
            Map.entry("ConfigFilesSpec.file", "remove(..) is its counterpart"),
            Map.entry("ConfigFilesSpec.rename", "it is its own counterpart, the other way round"),
            Map.entry("ConfigFilesSpec.remove", "text(..) is its counterpart"),
            Map.entry("ConfigFilesSpec.open", "text(..), resource(..) and file(..) fill it"),
            Map.entry("ConfigFilesSpec.rollout", "HASHED_NAME is the default"),
            Map.entry("EnvVarsSpec.address", "remove(..) is its counterpart"),
            Map.entry("EnvVarsSpec.resource", "remove(..) is its counterpart"),
            Map.entry("EnvVarsSpec.fromFile", "remove(..) is its counterpart"),
            Map.entry("EnvVarsSpec.optionalFromFile", "remove(..) is its counterpart"),
            Map.entry("EnvVarsSpec.optionalFromSecret", "remove(..) is its counterpart"),
            Map.entry("EnvVarsSpec.optionalFromConfig", "remove(..) is its counterpart"),
            Map.entry("EnvVarsSpec.optionalAllFromSecret", "removeAllFrom(..) is its counterpart"),
            Map.entry("EnvVarsSpec.optionalAllFromConfig", "removeAllFrom(..) is its counterpart"),
            Map.entry("ConfigSpec.open", "value(..) and envFile(..) fill it"),
            Map.entry("ConfigSpec.rollout", "HASHED_NAME is the default"),
            Map.entry("ConfigSpec.remove", "value(..) is its counterpart"),
            Map.entry("EnvVarsSpec.value", "remove(..) is its counterpart"),
            Map.entry("EnvVarsSpec.revision", "remove(..) is its counterpart"),
            Map.entry("EnvVarsSpec.field", "remove(..) is its counterpart"),
            Map.entry("EnvVarsSpec.fromSecret", "remove(..) is its counterpart"),
            Map.entry("EnvVarsSpec.fromConfig", "remove(..) is its counterpart"),
            Map.entry("EnvVarsSpec.allFromSecret", "removeAllFrom(..) is its counterpart"),
            Map.entry("EnvVarsSpec.allFromConfig", "removeAllFrom(..) is its counterpart"),
            Map.entry("EnvVarsSpec.remove", "value(..) is its counterpart"));

    // Reading the module's classes takes a second.
    private static final List<Class<?>> SPECS = findSpecs();

    static List<Class<?>> specs() {
        return SPECS;
    }

    private static List<Class<?>> findSpecs() {
        List<Class<?>> specs = new ArrayList<>();
        for (JavaClass found : new ClassFileImporter()
                .importUrl(RailsApp.class.getProtectionDomain().getCodeSource().getLocation())) {
            boolean isSpec = found.getSimpleName().endsWith("Spec")
                    && !found.getPackageName().contains("internal");
            if (isSpec && !Modifier.isAbstract(found.reflect().getModifiers())) {
                specs.add(found.reflect());
            }
        }
        return specs;
    }

    @Test
    void findsTheSpecs() {
        assertThat(specs()).hasSizeGreaterThanOrEqualTo(FEWEST_SPECS);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void everyWordThatSetsHasOneThatUnsets(Class<?> spec) {
        Set<String> words = new TreeSet<>();
        for (Method method : spec.getMethods()) {
            if (isWord(method)) {
                words.add(method.getName());
            }
        }

        assertThat(words).isNotEmpty();
        assertThat(words).filteredOn(word -> !hasCounterpart(spec, word)).isEmpty();
    }

    /** Public, of railsk, and returning the Spec; neither a scope, whose words count by themselves, nor a word that unsets. */
    private static boolean isWord(Method method) {
        boolean isOfRailsk = method.getDeclaringClass().getPackageName().startsWith("dev.railsk");
        boolean isScope = Arrays.asList(method.getParameterTypes()).contains(Consumer.class);
        return isOfRailsk && !method.isSynthetic() && !isScope && !unsets(method.getName());
    }

    private static boolean unsets(String word) {
        return Stream.of("add", "remove", "no", "default")
                .anyMatch(prefix -> word.length() > prefix.length()
                        && word.startsWith(prefix)
                        && Character.isUpperCase(word.charAt(prefix.length())));
    }

    private static boolean hasCounterpart(Class<?> spec, String word) {
        String capital = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        String singular = capital.endsWith("s") ? capital.substring(0, capital.length() - 1) : capital;
        Set<String> names = new TreeSet<>();
        for (Method method : spec.getMethods()) {
            names.add(method.getName());
        }
        return Stream.of("no" + capital, "default" + capital, "remove" + capital, "remove" + singular)
                        .anyMatch(names::contains)
                || EXCEPTIONS.containsKey(spec.getSimpleName() + "." + word)
                || EXCEPTIONS.containsKey("*." + word);
    }

    @Test
    void noExceptionOutlivesItsWord() {
        for (String exception : EXCEPTIONS.keySet()) {
            String[] parts = exception.split("\\.", 2);
            assertThat(specs())
                    .as("a Spec with the word %s", exception)
                    .anyMatch(spec ->
                            (parts[0].equals("*") || spec.getSimpleName().equals(parts[0]))
                                    && Arrays.stream(spec.getMethods())
                                            .anyMatch(method -> method.getName().equals(parts[1])));
        }
    }
}
