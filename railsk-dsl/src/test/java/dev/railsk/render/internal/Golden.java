package dev.railsk.render.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.ManifestSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Manifests as a person has read and approved them, under {@code src/test/resources/golden}. */
final class Golden {

    private Golden() {}

    /** The rendered text must be the golden file's, byte for byte. */
    static void assertGolden(String name, ManifestSet set) {
        String path = "src/test/resources/golden/" + name;
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
            if (in == null) {
                throw new AssertionError("there is no golden file " + path
                        + "\nRead what was rendered, and write it there:\n" + set.toYaml());
            }
            assertThat(set.toYaml())
                    .as("differs from " + path + "; where the change is wanted, copy what was rendered there")
                    .isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
