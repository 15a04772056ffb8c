package dev.railsk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.railsk.app.RailsApp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of this module, and what a pure module must not touch. */
class ArchitectureTest {

    private static final int FEWEST_CLASSES = 120;
    private static final String GENERATED = "dev.railsk.manifest.internal.model";
    private static final String[] DEFINITION = {
        "dev.railsk.definition..",
        "dev.railsk.workload..",
        "dev.railsk.job..",
        "dev.railsk.server..",
        "dev.railsk.network..",
        "dev.railsk.config..",
        "dev.railsk.pod..",
        "dev.railsk.placement..",
        "dev.railsk.scale..",
        "dev.railsk.probe..",
        "dev.railsk.quantity..",
        "dev.railsk.problem.."
    };

    private final JavaClasses classes = new ClassFileImporter()
            .importUrl(RailsApp.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void looksAtTheWholeModule() {
        assertThat(classes.size()).isGreaterThan(FEWEST_CLASSES);
    }

    @Test
    void definitionsKnowNoRenderersAndNoApp() {
        noClasses()
                .that()
                .resideInAnyPackage(DEFINITION)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.railsk.app..", "dev.railsk.render..")
                .check(classes);
    }

    /** What an author writes in Kubernetes' own terms is kept as it was written, and nothing else of a definition is a manifest. */
    @Test
    void ofDefinitionsOnlyWhatIsWrittenByHandKnowsManifests() {
        noClasses()
                .that()
                .resideInAnyPackage(DEFINITION)
                .and()
                .doNotHaveFullyQualifiedName("dev.railsk.definition.ExtraObject")
                .and()
                .doNotHaveFullyQualifiedName("dev.railsk.definition.ObjectEdit")
                .and()
                .doNotHaveFullyQualifiedName("dev.railsk.pod.PodEdit")
                .and()
                .doNotHaveFullyQualifiedName("dev.railsk.pod.PodWords")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.railsk.manifest..")
                .check(classes);
    }

    @Test
    void problemsKnowNothingElse() {
        noClasses()
                .that()
                .resideInAPackage("dev.railsk.problem..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.railsk..").and(not(resideInAPackage("dev.railsk.problem.."))))
                .check(classes);
    }

    @Test
    void renderersKnowNoOverlays() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.railsk.render..", "dev.railsk.manifest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.railsk.app..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("dev.railsk.manifest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.railsk.render..", "dev.railsk.definition..", "dev.railsk.workload..")
                .check(classes);
    }

    @Test
    void onlyTheAppEntersTheRenderersByTheirOneDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.railsk.render..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.railsk.render.internal..")
                        .and(not(nameMatching("dev\\.railsk\\.render\\.internal\\.AppRenderer"))))
                .check(classes);
    }

    /** They are for authors: whoever is called by them must not call them. */
    @Test
    void nobodyHereUsesTheWords() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.railsk")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.railsk")
                .check(classes);
    }

    @Test
    void packagesDoNotGoRoundInCircles() {
        slices().matching("dev.railsk.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void internalsAreSeenByTheirNeighboursOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.railsk.manifest..", "dev.railsk.render.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.railsk.manifest.internal..")
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.railsk.config..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.railsk.config.internal..")
                .check(classes);
    }

    /** But for the words that hand it on to manifests. */
    @Test
    void theModelOfKubernetesIsSeenByManifestsAndRenderersOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.railsk.manifest..", "dev.railsk.render.internal..")
                .and()
                .doNotBelongToAnyOf(Words.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fabric8..")
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.railsk.manifest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "com.fasterxml..", "org.snakeyaml..")
                .check(classes);
    }

    @Test
    void nobodyUsesGeneratedBuilders() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.fabric8..").and(nameMatching(".*(Builder|Fluent)(\\$.*)?")))
                .check(classes);
    }

    /** But for the files of a folder that the author names. */
    @Test
    void nothingReachesOutsideOrDependsOnWhereItRuns() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.net.http..", "io.fabric8.kubernetes.client..")
                .check(classes);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.railsk.text.Folder")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.nio.file..")
                .check(classes);
        noClasses().should().callMethod(System.class, "getenv").check(classes);
        noClasses().should().callMethod(System.class, "getenv", String.class).check(classes);
        noClasses()
                .should()
                .callMethod(System.class, "getProperty", String.class)
                .check(classes);
        noClasses()
                .should()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .check(classes);
        noClasses().should().callMethod(System.class, "lineSeparator").check(classes);
        noClasses().should().accessField(System.class, "out").check(classes);
        noClasses().should().accessField(System.class, "err").check(classes);
    }

    @Test
    void nothingKnowsTheTime() {
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(classes);
        noClasses().should().callMethod(System.class, "nanoTime").check(classes);
        for (Class<?> clock :
                Set.of(Clock.class, Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class)) {
            noClasses().should().dependOnClassesThat().belongToAnyOf(clock).check(classes);
        }
    }

    @Test
    void nothingStaticChanges() {
        fields().that()
                .haveModifier(JavaModifier.STATIC)
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .check(classes);
    }

    @Test
    void everyPackageIsNullMarked() throws ClassNotFoundException {
        Set<String> packages = new HashSet<>();
        classes.forEach(type -> packages.add(type.getPackageName()));
        packages.remove(GENERATED);

        for (String name : packages) {
            assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                    .as(name)
                    .isTrue();
        }
    }
}
