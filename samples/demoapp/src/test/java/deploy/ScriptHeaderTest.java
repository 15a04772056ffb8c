package deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** JBang reads the first lines of the script; the formatter, people and version bumps must leave them right. */
class ScriptHeaderTest {

    @Test
    void startsAsJBangWantsItWithTheVersionOfTheBuild() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/main/java/deploy/DemoApp.java"));

        assertThat(lines.subList(0, 4))
                .containsExactly(
                        "///usr/bin/env jbang \"$0\" \"$@\" ; exit $?",
                        "//DEPS dev.railsk:railsk-testing:" + versionOfTheBuild(),
                        "//JAVA 17+",
                        "package deploy;");
    }

    private static String versionOfTheBuild() throws IOException {
        Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).as("a version in the POM").isTrue();
        return version.group(1);
    }
}
