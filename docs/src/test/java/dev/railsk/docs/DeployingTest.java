package dev.railsk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import deploy.DemoApp;
import dev.railsk.app.RailsApp;
import dev.railsk.cli.Railsk;
import dev.railsk.task.MigrationTiming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/deploying.md shows: the definitions are compiled, and the commands print what the page says. */
class DeployingTest {

    private static final String PROMPT = "$ ./DemoApp.java ";

    @Test
    void theMigrationCanBeChanged() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .migration(migration -> migration
                        .command("bin/rails", "db:migrate:with_data")
                        .timing(MigrationTiming.BEFORE)
                        .deadline(Duration.ofMinutes(20))));

        assertThat(shop.environment("default").migration())
                .hasValueSatisfying(migration -> assertThat(migration.timing()).isEqualTo(MigrationTiming.BEFORE));
    }

    @Test
    void commandsPrintWhatThePageSays() {
        List<Snippet> commands = Page.read(Path.of("deploying.md")).snippets("console");

        assertThat(commands).isNotEmpty().allSatisfy(command -> {
            List<String> shown = command.lines().subList(1, command.lines().size());
            assertThat(String.join("\n", shown))
                    .as(command.place())
                    .isEqualTo(printed(command.lines().get(0)).strip());
        });
    }

    private static String printed(String line) throws IOException {
        assertThat(line).startsWith(PROMPT);
        String[] arguments = line.substring(PROMPT.length()).split(" ");
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int code = Railsk.run(DemoApp.app(), arguments, output, output);
        return output.toString(StandardCharsets.UTF_8) + "exit code " + code;
    }
}
