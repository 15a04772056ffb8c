package dev.railsk.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.problem.InvalidValueException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {

    @TempDir
    private Path path;

    @Test
    void readsFilesOfItAndBelow() throws IOException {
        Files.createDirectory(path.resolve("env"));
        Files.writeString(path.resolve("env/production.env"), "GREETING=Gr\u00FC\u00DFe\n");

        EnvFile file = EnvFile.file(EnvDialect.STRICT, Folder.of(path), "env/production.env");

        assertThat(file.values()).containsEntry("GREETING", "Gr\u00FC\u00DFe");
    }

    @Test
    void isNamedByItsPathAsText() {
        assertThat(Folder.of(path.toString())).isEqualTo(Folder.of(path));
        assertThatThrownBy(() -> Folder.of("deploy\0"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(
                        "the path of a folder must be one that this system knows, but was \"deploy\0\"\n");
    }

    @Test
    void namesTheFileThatIsNotThereAndTheFolder() {
        assertThatThrownBy(() -> Folder.of(path).text("absent.env"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("there is no file \"absent.env\" in the folder \"" + path + "\"\n")
                .hasMessageContaining("FolderTest.java:");
    }

    @Test
    void refusesAFolderInTheFilesPlace() throws IOException {
        Files.createDirectory(path.resolve("env"));

        assertThatThrownBy(() -> Folder.of(path).text("env"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("could not read the file \"env\" in the folder \"" + path + "\"\n");
    }

    @Test
    void namesTheLineButNotTheContent() throws IOException {
        Files.write(path.resolve("latin1.env"), "A=1\nB=hunter2\u00FC\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(path.resolve("bad.env"), "A=1\nhunter2\n");

        assertThatThrownBy(() -> Folder.of(path).text("latin1.env"))
                .hasMessageStartingWith("latin1.env line 2: the bytes are not UTF-8\n")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> EnvFile.file(EnvDialect.KUBECTL, Folder.of(path), "bad.env"))
                .hasMessageStartingWith("bad.env line 2: there is no \"=\"\n")
                .hasMessageNotContaining("hunter2");
    }
}
