package dev.railsk.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderedFolderTest {

    @TempDir
    Path folder;

    @Test
    void leavesAllAsItWasWhenTheDiskIsFull() throws IOException {
        new RenderedFolder(folder).replace(files("old", "a.yaml", "b.yaml"));
        RenderedFolder full = new RenderedFolder(folder, (path, content) -> {
            Files.createFile(path);
            if (path.endsWith("b.yaml")) {
                throw new IOException("No space left on device");
            }
            Files.write(path, content);
        });

        assertThatThrownBy(() -> full.replace(files("new", "a.yaml", "b.yaml", "c.yaml")))
                .hasMessage("No space left on device");

        assertThat(names()).containsExactly(".railsk-files", "a.yaml", "b.yaml");
        assertThat(folder.resolve("a.yaml")).hasContent("old");
        assertThat(folder.resolve(".railsk-files")).hasContent("a.yaml\nb.yaml\n");
    }

    @Test
    void saysWhatItRemoved() throws IOException {
        RenderedFolder rendered = new RenderedFolder(folder);
        rendered.replace(files("old", "a.yaml", "b.yaml"));

        assertThat(rendered.replace(files("new", "b.yaml"))).containsExactly("a.yaml");
        assertThat(names()).containsExactly(".railsk-files", "b.yaml");
    }

    private static Map<String, byte[]> files(String content, String... names) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name, content.getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
