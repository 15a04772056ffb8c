package dev.railsk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.problem.InvalidValueException;
import org.junit.jupiter.api.Test;

class EnvFileTest {

    @Test
    void readsAResourceBesideAClassAsUtf8() {
        EnvFile file = EnvFile.resource(EnvDialect.KUSTOMIZE, EnvFileTest.class, "settings.env");

        assertThat(file.values()).containsEntry("GREETING", "Gr\u00FC\u00DFe").containsEntry("RAILS_ENV", "production");
        assertThat(EnvFile.resource(EnvDialect.KUSTOMIZE, EnvFileTest.class, "/dev/railsk/config/settings.env"))
                .isEqualTo(file);
    }

    @Test
    void namesTheResourceThatIsNotThere() {
        assertThatThrownBy(() -> EnvFile.resource(EnvDialect.KUBECTL, EnvFileTest.class, "absent.env"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(
                        "there is no class path resource \"absent.env\" beside dev.railsk.config.EnvFileTest\n")
                .hasMessageContaining("EnvFileTest.java:");
    }

    @Test
    void namesTheLineOfBytesThatAreNoUtf8() {
        assertThatThrownBy(() -> EnvFile.resource(EnvDialect.KUBECTL, EnvFileTest.class, "latin1.env"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("latin1.env line 2: the bytes are not UTF-8\n")
                .hasMessageEndingWith("\n  Save the file as UTF-8.");
    }

    @Test
    void showsNamesButNoValues() {
        assertThat(EnvFile.text(EnvDialect.DOTENV, "A=hunter2\n")).hasToString("EnvFile[A]");
    }
}
