package dev.railsk.cli.internal.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cli.CommandContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {

    @TempDir
    Path folder;

    @Test
    void findsTheOnlyFileOfItsName() throws IOException {
        write("deploy/src/main/java/shop/ShopApp.java");
        write("deploy/target/classes/ShopApp.java");
        write(".git/ShopApp.java");

        assertThat(files().path("ShopApp.java")).hasValue("deploy/src/main/java/shop/ShopApp.java");
    }

    @Test
    void doesNotGuessBetweenTwo() throws IOException {
        write("a/ShopApp.java");
        write("b/ShopApp.java");

        assertThat(files().path("ShopApp.java")).isEmpty();
    }

    @Test
    void findsNothingWhereThereIsNone() {
        assertThat(files().path("ShopApp.java")).isEmpty();
        assertThat(SourceFiles.of(CommandContext.empty(folder.resolve("absent")))
                        .path("ShopApp.java"))
                .isEmpty();
    }

    @Test
    void looksInTheWorkspaceOfTheRun() throws IOException {
        write("repository/Deploy.java");
        CommandContext context = CommandContext.empty(folder.resolve("elsewhere"))
                .withEnvironment(
                        Map.of("GITHUB_WORKSPACE", folder.resolve("repository").toString()));

        assertThat(SourceFiles.of(context).path("Deploy.java")).hasValue("Deploy.java");
    }

    private SourceFiles files() {
        return SourceFiles.of(CommandContext.empty(folder));
    }

    private void write(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }
}
