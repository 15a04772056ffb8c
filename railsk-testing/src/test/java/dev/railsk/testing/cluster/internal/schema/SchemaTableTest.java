package dev.railsk.testing.cluster.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.ResourceKinds;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class SchemaTableTest {

    private static final Path TABLE =
            Path.of("src/main/resources/dev/railsk/testing/cluster/internal/schema/schema.txt");

    private static final List<ObjectKind> KINDS = ResourceKinds.all().stream()
            .filter(kind -> !kind.isForeign())
            .map(ResourceKind::kind)
            .toList();

    @Test
    void hasEveryKindThatTheFakeServes() {
        Schema schema = Schema.load();

        assertThat(KINDS)
                .allSatisfy(kind ->
                        assertThat(schema.struct(kind.kind()).fields()).containsKeys("apiVersion", "kind", "metadata"));
    }

    @Test
    void isOfTheVersionThatTheFakeSaysItHas() throws IOException {
        assertThat(Files.readString(TABLE).lines().findFirst().orElseThrow())
                .endsWith(" of Kubernetes " + ApiServer.VERSION + ".");
    }

    /** CONTRIBUTING says how to get the documents, and how to write the table anew. */
    @Test
    @EnabledIfSystemProperty(named = "railsk.openapi", matches = ".+")
    void isWhatTheGeneratorMakesOfTheDocuments() throws IOException {
        Path folder = Path.of(System.getProperty("railsk.openapi"));
        String version =
                read(folder.resolve("version.json")).at("gitVersion").text().orElseThrow();
        String generated = SchemaGenerator.generate(version, KINDS, documents(folder));

        if (Boolean.getBoolean("railsk.generate") && System.getenv("CI") == null) {
            Files.writeString(TABLE, generated);
        }

        assertThat(Files.readString(TABLE)).isEqualTo(generated);
    }

    private static List<Tree> documents(Path folder) throws IOException {
        List<Tree> documents = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                documents.add(read(file));
            }
        }
        return documents;
    }

    private static Tree read(Path file) throws IOException {
        return Tree.parseJson(Files.readString(file));
    }
}
