package dev.railsk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.Step;
import dev.railsk.rollout.Rule;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A net under the runtime's rules, steps and events: one that is added and told by nobody, or shown by nobody, fails here.
 */
class NetTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Deployer.class.getProtectionDomain().getCodeSource().getLocation());

    /** The constants of an enum that no other class names. */
    private static List<String> unnamed(Class<? extends Enum<?>> type) {
        JavaClass imported = CLASSES.get(type);
        return Stream.of(type.getEnumConstants())
                .map(Enum::name)
                .filter(name -> imported.getField(name).getAccessesToSelf().stream()
                        .allMatch(access -> access.getOriginOwner().equals(imported)))
                .toList();
    }

    @Test
    void eachRuleIsSpokenBySomeone() {
        assertThat(unnamed(Rule.class)).isEmpty();
    }

    @Test
    void eachStepIsTakenBySomeone() {
        assertThat(unnamed(Step.Kind.class)).isEmpty();
    }

    @Test
    void eachPartOfAnEventIsShown() {
        List<String> hidden = new ArrayList<>();
        for (Class<?> event : DeployEvent.class.getPermittedSubclasses()) {
            for (RecordComponent component : event.getRecordComponents()) {
                boolean isShown = CLASSES.get(event).getMethod(component.getName()).getAccessesToSelf().stream()
                        .anyMatch(access ->
                                access.getOriginOwner().getPackageName().equals("dev.railsk.deploy.json"));
                if (!isShown && !component.getName().equals("at")) {
                    hidden.add(event.getSimpleName() + "." + component.getName());
                }
            }
        }

        assertThat(hidden).as("what an event says is in its JSON").isEmpty();
    }

    @Test
    void eachEventIsALineForPeople() {
        List<String> hidden = Stream.of(DeployEvent.class.getPermittedSubclasses())
                .filter(event -> CLASSES.get(event).getDirectDependenciesToSelf().stream()
                        .noneMatch(use -> use.getOriginClass().getPackageName().equals("dev.railsk.cli.internal.view")))
                .map(Class::getSimpleName)
                .toList();

        assertThat(hidden).isEmpty();
    }
}
