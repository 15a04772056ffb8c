package dev.railsk;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.testing.ManifestSetAssert;
import java.net.URL;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house rules of railsk-runtime and railsk-testing; railsk-dsl tests its own. */
class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .importUrls(List.of(location(RailsApp.class), location(Cluster.class), location(ManifestSetAssert.class)));

    private static final JavaClasses DSL = classesBeside(RailsApp.class);
    private static final JavaClasses RUNTIME = classesBeside(Cluster.class);
    private static final JavaClasses TESTING = classesBeside(ManifestSetAssert.class);

    private static final Pattern INTERNAL = Pattern.compile("dev\\.railsk\\..*\\binternal\\b.*");

    @Test
    void scansTheCode() {
        assertThat(DSL).as("classes of railsk-dsl").hasSizeGreaterThan(100);
        assertThat(RUNTIME).as("classes of railsk-runtime").hasSizeGreaterThan(80);
        assertThat(TESTING).as("classes of railsk-testing").hasSizeGreaterThan(40);
    }

    @Test
    void noModulePointsBack() {
        noClasses()
                .should()
                .dependOnClassesThat(belongTo(RUNTIME, "railsk-runtime"))
                .check(DSL);
        noClasses()
                .should()
                .dependOnClassesThat(belongTo(TESTING, "railsk-testing"))
                .check(DSL);
        noClasses()
                .should()
                .dependOnClassesThat(belongTo(TESTING, "railsk-testing"))
                .check(RUNTIME);
    }

    @Test
    void noModuleSeesTheInternalsOfAnother() {
        noClasses()
                .should()
                .dependOnClassesThat(areInternalTo(DSL, "railsk-dsl"))
                .check(RUNTIME);
        noClasses()
                .should()
                .dependOnClassesThat(areInternalTo(DSL, "railsk-dsl"))
                .check(TESTING);
        noClasses()
                .should()
                .dependOnClassesThat(areInternalTo(RUNTIME, "railsk-runtime"))
                .check(TESTING);
    }

    @Test
    void noPackageIsSplitBetweenModules() {
        assertThat(packages(DSL)).doesNotContainAnyElementsOf(packages(RUNTIME));
        assertThat(packages(DSL)).doesNotContainAnyElementsOf(packages(TESTING));
        assertThat(packages(RUNTIME)).doesNotContainAnyElementsOf(packages(TESTING));
    }

    @Test
    void runtimeIsLayered() {
        noClasses()
                .that()
                .resideInAPackage("..railsk.cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..railsk.rollout..", "..railsk.deploy..", "..railsk.cli..")
                .check(RUNTIME);
        noClasses()
                .that()
                .resideInAPackage("..railsk.rollout..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..railsk.deploy..", "..railsk.cli..")
                .check(RUNTIME);
        noClasses()
                .that()
                .resideInAPackage("..railsk.deploy..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..railsk.cli..")
                .check(RUNTIME);
    }

    @Test
    void sourceIsReadWithoutACluster() {
        noClasses()
                .that()
                .resideInAPackage("..railsk.source..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..railsk.cluster..", "..railsk.rollout..", "..railsk.deploy..", "..railsk.cli..")
                .check(RUNTIME);
    }

    @Test
    void onlyTheClusterPackageKnowsTheClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.railsk.cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fabric8.kubernetes.client..")
                .check(RUNTIME);
    }

    @Test
    void onlyAClusterOverAClientKnowsTheClient() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Client")
                .and()
                .doNotHaveFullyQualifiedName("dev.railsk.cluster.Cluster")
                .and()
                .doNotHaveFullyQualifiedName("dev.railsk.cluster.internal.transport.ClientSocket$Incoming")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fabric8.kubernetes.client..")
                .check(RUNTIME);
    }

    @Test
    void onlyTheFakesDoorKnowsTheClient() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.railsk.testing.cluster", "dev.railsk.testing.cluster.internal.door..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fabric8.kubernetes.client..", "io.fabric8.mockwebserver..")
                .check(TESTING);
    }

    @Test
    void modelObjectsAreFilledBySetters() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.fabric8.kubernetes.api.model..")
                        .and(DescribedPredicate.describe(
                                "are generated builders",
                                type -> type.getSimpleName().endsWith("Builder")
                                        || type.getSimpleName().endsWith("Fluent"))))
                .check(ALL);
    }

    @Test
    void conceptsHaveNoCycles() {
        slices().matching("dev.railsk.(cluster|rollout|deploy|cli)..")
                .should()
                .beFreeOfCycles()
                .check(RUNTIME);
        slices().matching("dev.railsk.testing.(*)..").should().beFreeOfCycles().check(TESTING);
    }

    @Test
    void partsOfTheFakeHaveNoCycles() {
        slices().matching("dev.railsk.testing.cluster.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(TESTING);
    }

    @Test
    void partsOfADeployHaveNoCycles() {
        slices().matching("dev.railsk.deploy.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(RUNTIME);
        noClasses()
                .that()
                .resideInAPackage("dev.railsk.deploy.internal.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.railsk.deploy.internal")
                .check(RUNTIME);
    }

    @Test
    void nothingStaticCanChange() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .check(ALL);
        assertThat(ALL.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(ArchitectureTest::isMutable)
                        .map(JavaField::getFullName))
                .as("static fields of mutable types")
                .isEmpty();
    }

    private static boolean isMutable(JavaField field) {
        JavaClass type = field.getRawType();
        return type.isAssignableTo(ThreadLocal.class)
                || type.getPackageName().equals("java.util.concurrent.atomic")
                || type.isAssignableTo(StringBuilder.class)
                || isNamedMutableCollection(type);
    }

    private static boolean isNamedMutableCollection(JavaClass type) {
        return !type.isInterface() && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class));
    }

    @Test
    void nothingPrintsOrExits() {
        noClasses().should(ACCESS_STANDARD_STREAMS).check(ALL);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.railsk.cli.Railsk")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(ALL);
    }

    @Test
    void onlyTheCommandLineAndGoldenFilesReadTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.railsk.cli..", "dev.railsk.testing.golden..")
                .should()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .orShould()
                .callMethod(System.class, "getProperties")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(Integer.class, "getInteger", String.class)
                .orShould()
                .callMethod(Boolean.class, "getBoolean", String.class)
                .check(ALL);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.railsk.cli.Railsk")
                .should()
                .callMethod(System.class, "setProperty", String.class, String.class)
                .check(ALL);
    }

    @Test
    void packagesAreNullMarked() {
        assertThat(Stream.of(RUNTIME, TESTING)
                        .flatMap(JavaClasses::stream)
                        .map(JavaClass::getPackage)
                        .distinct())
                .filteredOn(each -> !each.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .as("packages without @NullMarked")
                .isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Utils?|Helper|Manager|Impl)(\\$.*)?")
                .check(ALL);
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..helper..")
                .check(ALL);
    }

    private static DescribedPredicate<JavaClass> belongTo(JavaClasses module, String name) {
        return DescribedPredicate.describe("belong to " + name, type -> module.contain(type.getName()));
    }

    private static DescribedPredicate<JavaClass> areInternalTo(JavaClasses module, String name) {
        return belongTo(module, name)
                .and(DescribedPredicate.describe("are internal", type -> INTERNAL.matcher(type.getPackageName())
                        .matches()));
    }

    private static Set<String> packages(JavaClasses module) {
        return module.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    }

    private static JavaClasses classesBeside(Class<?> type) {
        String module = location(type).getPath();
        return ALL.that(DescribedPredicate.describe("are beside " + type.getName(), each -> each.getSource()
                .map(source -> source.getUri().toString().contains(module))
                .orElse(false)));
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
