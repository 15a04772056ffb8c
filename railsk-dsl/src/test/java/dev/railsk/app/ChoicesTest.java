package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.railsk.config.FetchedSecret;
import dev.railsk.config.Secrets;
import dev.railsk.config.ValueSource;
import dev.railsk.image.Revision;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A net under the sealed choices and the records of a definition: what is added to them and then forgotten elsewhere fails here, as
 * Java 17 cannot ask a compiler for it.
 */
class ChoicesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(RailsApp.class.getProtectionDomain().getCodeSource().getLocation());

    /** Packages of what an author writes. */
    private static final List<String> DEFINITION = List.of(
            "access",
            "backing",
            "config",
            "container",
            "image",
            "job",
            "network",
            "observe",
            "placement",
            "pod",
            "policy",
            "probe",
            "quantity",
            "scale",
            "security",
            "server",
            "task",
            "volume",
            "workload");

    /** Parts that nobody in this module needs to read, each with the reason. */
    private static final Map<String, String> READ_OTHERWISE = Map.ofEntries(
            Map.entry("Migration.restartsAfter", "a deploy reads it"),
            Map.entry("Migration.retryFor", "a deploy reads it"),
            Map.entry("Migration.connection", "its variables are in the task; the Spec changes them in an overlay"),
            Map.entry("Existing.name", "a deploy asks for the object"),
            Map.entry("Existing.requiredKeys", "a deploy checks them"),
            Map.entry("Existing.origin", "a deploy tells it"),
            Map.entry("FetchedSecret.sources", "a deploy tells them"),
            Map.entry("Named.origin", "an open host has one, too, and that one is told"),
            Map.entry("Companion.lines", "the Spec that changes it in an overlay tells them"),
            Map.entry("EnvFile.values", "the Spec of a config takes them"),
            Map.entry("Backing.kind", "its port, variable and whether connections are counted follow from it"),
            Map.entry("Outlet.name", "by it an overlay changes or removes it"),
            Map.entry("PatchOperation.number", "it is told in the operation's own text"));

    /** Variants that are no part of a manifest: a deploy reads them. */
    private static final Set<Class<?>> NOT_RENDERED = Set.of(
            Secrets.Existing.class,
            FetchedSecret.class,
            ValueSource.InFile.class,
            ValueSource.OutputOf.class,
            ValueSource.StandardInput.class);

    private static final Set<String> OF_RECORD = Set.of("equals", "hashCode", "toString");

    private static Class<?> loaded(JavaClass type) {
        try {
            return Class.forName(type.getName());
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }

    private static boolean isOfDefinition(JavaClass type) {
        return DEFINITION.stream().anyMatch(name -> type.getPackageName().equals("dev.railsk." + name))
                || type.getPackageName().equals("dev.railsk.manifest.edit");
    }

    /** The variants of all sealed choices, by their choice. */
    private static Map<String, Set<Class<?>>> variants() {
        Map<String, Set<Class<?>>> variants = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            if (isOfDefinition(type) && loaded(type).isSealed() && loaded(type).isInterface()) {
                Set<Class<?>> leaves =
                        new TreeSet<>((one, other) -> one.getName().compareTo(other.getName()));
                collect(loaded(type), leaves);
                variants.put(type.getSimpleName(), leaves);
            }
        }
        return variants;
    }

    private static void collect(Class<?> type, Set<Class<?>> leaves) {
        if (!type.isSealed()) {
            leaves.add(type);
            return;
        }
        Stream.of(type.getPermittedSubclasses()).forEach(permitted -> collect(permitted, leaves));
    }

    private static String render(AppPart part) {
        RailsApp app = RailsApp.define("shop", spec -> {
            spec.image("ghcr.io/acme/shop");
            part.write(spec);
        });
        return app.environment(app.environments().get(0))
                .render(Revision.of("abcd123"))
                .toYaml();
    }

    @Test
    void eachVariantHasItsExample() {
        Set<Class<?>> all = new TreeSet<>((one, other) -> one.getName().compareTo(other.getName()));
        variants().values().forEach(all::addAll);

        assertThat(ChoiceExamples.ALL.keySet())
                .as("a new variant needs a line in ChoiceExamples that writes it")
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void eachVariantIsRenderedInItsOwnWay() {
        variants().forEach((choice, variants) -> {
            Map<String, String> rendered = new LinkedHashMap<>();
            for (Class<?> variant : variants) {
                if (NOT_RENDERED.contains(variant)) {
                    continue;
                }
                String yaml = render(Objects.requireNonNull(ChoiceExamples.ALL.get(variant), variant::getName));
                assertThat(rendered.put(yaml, variant.getSimpleName()))
                        .as("%s %s is rendered as this one is", choice, variant.getSimpleName())
                        .isNull();
            }
        });
    }

    @Test
    void eachPartOfADefinitionIsReadOutsideOfIt() {
        List<String> unread = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            if (isOfDefinition(type) && type.isRecord()) {
                for (RecordComponent component : loaded(type).getRecordComponents()) {
                    String name = type.getSimpleName() + "." + component.getName();
                    if (!isRead(type, component.getName()) && !READ_OTHERWISE.containsKey(name)) {
                        unread.add(name);
                    }
                }
            }
        }

        assertThat(unread)
                .as("nobody renders or checks what an author writes there")
                .isEmpty();
    }

    /** By anyone but the Specs that build the record, and the copies that it makes of itself. */
    private static boolean isRead(JavaClass type, String component) {
        List<JavaAccess<?>> accesses = new ArrayList<>(type.getField(component).getAccessesToSelf());
        Stream.concat(Stream.of(type), type.getAllRawInterfaces().stream())
                .map(owner -> owner.tryGetMethod(component))
                .flatMap(Optional::stream)
                .forEach(accessor -> accesses.addAll(accessor.getAccessesToSelf()));
        return accesses.stream().map(JavaAccess::getOrigin).anyMatch(reader -> isReader(reader, type, component));
    }

    private static boolean isReader(JavaCodeUnit reader, JavaClass type, String component) {
        String owner = reader.getOwner().getSimpleName();
        if (owner.endsWith("Spec") || owner.endsWith("Words")) {
            return false;
        }
        boolean isCopy = reader.getRawReturnType().equals(type);
        return !reader.getOwner().equals(type)
                || !(isCopy
                        || reader.isConstructor()
                        || OF_RECORD.contains(reader.getName())
                        || reader.getName().equals(component));
    }
}
