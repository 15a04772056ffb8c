package dev.railsk;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.railsk.app.RailsApp;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The public static factories and the enums of all types that an author may write, and which of them have no word, each with the reason. */
final class Factories {

    private static final String PART =
            "a part is written on the app; who shares one keeps it in a constant, whose type is imported anyway";
    private static final String START = "what railsk begins a part with";
    private static final String TEXT = "no word takes it: its Spec takes the text itself";
    private static final String STEP = "who writes steps of a plan imports their type; a definition seldom does";
    private static final String HAND = "tests and tools hold it in hand; no definition writes it";
    private static final String RENDER = "renderers ask it";

    /** By {@code Type.method(Parameters)}, {@code Type.method}, {@code *.method} or {@code Type.*}. */
    static final Map<String, String> WITHOUT_WORD = Map.ofEntries(
            Map.entry("RailsApp.define", "a script imports the type for its own method, app()"),
            Map.entry("*.standard", START),
            Map.entry("HttpPath.root", START),
            Map.entry("Scratch.Tmpdir.at", START),
            Map.entry("ScratchDraft.ofApp", START),
            Map.entry("Accessory.define", PART),
            Map.entry("AppProcess.define", PART),
            Map.entry("Clock.define", PART),
            Map.entry("Companion.init", PART),
            Map.entry("Companion.sidecar", PART),
            Map.entry("Config.define", PART),
            Map.entry("ConfigFiles.define", PART),
            Map.entry("Console.define", PART),
            Map.entry("Cron.define", PART),
            Map.entry("DeployTask.define", PART),
            Map.entry("Keda.define", PART),
            Map.entry("Migration.define", PART),
            Map.entry("Role.define", PART),
            Map.entry("SmokeCheck.define", PART),
            Map.entry("Web.cable", PART),
            Map.entry("Web.define", PART),
            Map.entry("Worker.define", PART),
            Map.entry("FileContent.*", TEXT),
            Map.entry("JobQueue.of", TEXT),
            Map.entry("KubernetesVersion.of", TEXT),
            Map.entry("KedaCalls.*", "railsk asks it of a finished definition"),
            Map.entry("SecurityChange.to", "security(..) takes the security itself"),
            Map.entry("Volume.claim", "claim(..) is Claim.of(..), which is the same"),
            Map.entry("Folder.of(Path)", "folder(..) takes the text, and spares the import of Path"),
            Map.entry("Chosen.*", "how a Spec keeps what was said"),
            Map.entry("DialectReport.*", HAND),
            Map.entry("Field.*", HAND),
            Map.entry("CodeProof.*", STEP),
            Map.entry("Gate.*", STEP),
            Map.entry("PlanStep.*", STEP),
            Map.entry("SchemaChange.of", STEP),
            Map.entry("Manifest.*", HAND),
            Map.entry("ManifestSet.*", HAND),
            Map.entry("Revision.*", HAND),
            Map.entry("Tree.*", HAND),
            Map.entry("AppAnnotations.of", RENDER),
            Map.entry("AppLabels.of", RENDER),
            Map.entry("Front.of", RENDER),
            Map.entry("Names.of", RENDER));

    /** Enums without constants in the words, by their name. */
    static final Map<String, String> WITHOUT_CONSTANTS = Map.ofEntries(
            Map.entry("AppEnv", "appEnv() and noAppEnv() are the words"),
            Map.entry("BackingKind", "postgres(..) and its like are the words"),
            Map.entry("Difference.Change", HAND),
            Map.entry("ScalePace.Choice", "slowest() and never() are the words"),
            Map.entry("CodeProof.Approved", "approved() is the word"),
            Map.entry("ColumnOrder", "expandFirst() and its like are the words"),
            Map.entry("Gate.Condition", "the constants of Gate are the words"),
            Map.entry("MigrationPhase", STEP),
            Map.entry("PlanKind", HAND),
            Map.entry("JobsInSet", "render and its option choose it"),
            Map.entry("NodeRule.Operator", "nodeLabelIn(..) and its like are the words"),
            Map.entry("ScaleMetric.Resource", "onCpu(..) and onMemory(..) are the words"),
            Map.entry("Companion.Role", "init(..) and sidecar(..) are the words"),
            Map.entry("Disruption.Unhealthy", "evictUnhealthy() and keepUnhealthy() are the words"),
            Map.entry("WorkloadKind", RENDER));

    private static final Set<String> NOT_WRITTEN = Set.of("dev.railsk", "dev.railsk.name", "dev.railsk.problem");

    // Reading the module's classes takes seconds.
    private static final List<Class<?>> TYPES = types();

    private Factories() {}

    /** All factories, with or without a word. */
    static List<Method> all() {
        return TYPES.stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(Factories::isFactory)
                .sorted(Comparator.comparing((Method factory) -> name(factory)))
                .toList();
    }

    /** All enums of which an author may write a constant, with or without words. */
    static List<Class<?>> enums() {
        return TYPES.stream().filter(Class::isEnum).toList();
    }

    /** A type as a definition writes it: {@code Dns.Policy}. */
    static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    /** A factory as a definition writes it: {@code Probe.http(String)}. */
    static String name(Method factory) {
        return name(factory.getDeclaringClass()) + "." + factory.getName()
                + Stream.of(factory.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(joining(",", "(", ")"));
    }

    /** Whether this line of {@link #WITHOUT_WORD} is about it. */
    static boolean isNamed(String line, Method factory) {
        String name = name(factory);
        String type = name(factory.getDeclaringClass());
        return line.equals(name)
                || line.equals(type + "." + factory.getName())
                || line.equals("*." + factory.getName())
                || line.equals(type + ".*");
    }

    private static List<Class<?>> types() {
        List<Class<?>> types = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .importUrl(RailsApp.class.getProtectionDomain().getCodeSource().getLocation())) {
            boolean isOfAuthor = !NOT_WRITTEN.contains(type.getPackageName())
                    && !type.getPackageName().contains("internal");
            if (isOfAuthor && isPublic(type.reflect())) {
                types.add(type.reflect());
            }
        }
        return types;
    }

    private static boolean isPublic(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
    }

    /** It hands back what a word may take: neither a text nor a number, and not nothing. */
    private static boolean isFactory(Method method) {
        boolean isOfEnum = method.getDeclaringClass().isEnum();
        Class<?> result = method.getReturnType();
        return Modifier.isPublic(method.getModifiers())
                && Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && !isOfEnum
                && !result.isPrimitive()
                && !result.isArray()
                && result != String.class;
    }
}
