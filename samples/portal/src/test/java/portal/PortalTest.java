package portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.deploy.DeployReport.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortalTest {

    @Test
    void oneDeployGoesOnWhileAnotherIsCancelled() throws Exception {
        TwoDeploys deploys = TwoDeploys.run();

        assertThat(deploys.shop().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(deploys.blog().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(deploys.blog().objects()).isNotEmpty();
    }

    @Test
    void leavesTheProcessAlone(@TempDir Path folder) throws Exception {
        Path findings = folder.resolve("findings");
        Path output = folder.resolve("output");

        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WatchedProgram.class.getName(),
                        findings.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(output).content().isEmpty();
        assertThat(program.exitValue()).isZero();
        assertThat(Files.readAllLines(findings)).containsExactly("shop SUCCEEDED", "blog CANCELLED");
    }

    @Test
    void readsAndWritesOfPropertiesAreSeen() {
        RecordingProperties properties = RecordingProperties.of(new Properties());

        properties.setProperty("some.key", "some value");
        properties.getProperty("some.key");

        assertThat(properties.uses())
                .containsExactly("portal.PortalTest sets some.key", "portal.PortalTest reads some.key");
    }
}
