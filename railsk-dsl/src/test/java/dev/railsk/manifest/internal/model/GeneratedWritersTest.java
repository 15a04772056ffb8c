package dev.railsk.manifest.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GeneratedWritersTest {

    private static final Path FOLDER = Path.of("src/generated/java/dev/railsk/manifest/internal/model");

    @Test
    void areWhatTheGeneratorGives() throws IOException {
        Map<String, String> generated = ModelWriterGenerator.generate(ModelKinds.ALL);

        if (Boolean.getBoolean("railsk.generate") && System.getenv("CI") == null) {
            rewrite(generated);
        }

        assertThat(checkedIn())
                .as(
                        """
                        The writers in %s are not what the generator makes of the Kubernetes model.
                        Write them anew with
                          mvn -Dfast -pl railsk-dsl test -Dtest=GeneratedWritersTest -Drailsk.generate=true
                        and look at the difference before you commit it.""",
                        FOLDER)
                .isEqualTo(generated);
    }

    private static void rewrite(Map<String, String> generated) throws IOException {
        Files.createDirectories(FOLDER);
        for (String name : checkedIn().keySet()) {
            Files.delete(FOLDER.resolve(name));
        }
        for (Map.Entry<String, String> file : generated.entrySet()) {
            Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> checkedIn() throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(FOLDER)) {
            try (DirectoryStream<Path> folder = Files.newDirectoryStream(FOLDER)) {
                for (Path file : folder) {
                    files.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return files;
    }
}
