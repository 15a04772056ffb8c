package deploy;

import static dev.railsk.testing.RailskAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The definition says what the original's Kustomize tree says: object by object, field by field, nothing added. */
class EquivalenceTest {

    @Test
    void canaryEqualsTheOriginal() {
        assertThat(DemoApp.app()).inEnvironment("canary", "abcd123").isEquivalentTo(original("canary.yaml"));
    }

    @Test
    void baseEqualsTheOriginal() {
        assertThat(DemoApp.app())
                .leavesOpen("config demoapp-config", "host", "image")
                .base()
                .isEquivalentTo(original("base.yaml"));
    }

    // The original's manifests are not part of this project. They lie in a folder of their own, by default beside the
    // checkout.
    private static Path original(String name) {
        String shared = System.getenv().getOrDefault("RAILSK_SHARED", "../shared");
        Path file = Path.of("..", "..").resolve(shared).resolve("demoapp").resolve(name);
        assumeTrue(
                Files.exists(file),
                () -> "NOT COMPARED with the original: there is no "
                        + file.toAbsolutePath().normalize() + "; set RAILSK_SHARED to the folder that has demoapp/"
                        + name);
        return file;
    }
}
