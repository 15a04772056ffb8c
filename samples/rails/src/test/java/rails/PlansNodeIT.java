package rails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.cli.Railsk;
import dev.railsk.migration.MigrationPlan;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans that are followed by the command line, with the source of each release, while requests come. */
@OnARealNode
class PlansNodeIT {

    private static final int DONE = 0;
    private static final int REFUSED = 3;

    @TempDir
    private Path folder;

    private final RealNode node = new RealNode();
    private final RailsApp shop = node.bareApp(app -> app.plan(
                    "add-slug", MigrationPlan.addColumn("posts", "slug").postMigrate())
            .plan("drop-legacy", MigrationPlan.removeColumn("posts", "legacy").postMigrate()));

    @BeforeEach
    void deployTheFirst() {
        assertThat(deploy("start", "after")).isEqualTo(DONE);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aColumnIsAddedStepByStep() {
        List<String> course = new ArrayList<>();
        Load load = Load.during(node.url(), 2, () -> {
            for (String release : List.of("add-column-1", "add-column-2")) {
                course.add(run("plan", "next", "default", "--no-source"));
                assertThat(deploy(release, "split")).isEqualTo(DONE);
            }
        });

        assertThat(load.failures()).isEmpty();
        course.add(run("plan", "status", "default", "--no-source"));
        course.forEach(System.out::println);
    }

    @Test
    void aColumnIsRemovedStepByStep() {
        List<String> course = new ArrayList<>();
        Load load = Load.during(node.url(), 2, () -> {
            for (String release : List.of("remove-column-1", "remove-column-2", "remove-column-3")) {
                course.add(run("plan", "next", "default", "--no-source"));
                assertThat(deploy(release, "split")).isEqualTo(DONE);
            }
        });

        assertThat(load.failures()).isEmpty();
        course.add(run("plan", "status", "default", "--no-source"));
        course.forEach(System.out::println);
    }

    @Test
    void aDropThatRunningCodeWouldMeetIsRefusedAndNothingFails() {
        assertThat(deploy("remove-column-3", "before")).isEqualTo(REFUSED);

        System.out.println(messages);
        assertThat(messages).contains("posts.legacy");
        assertThat(Load.rounds(node.url(), 10).failures()).isEmpty();
    }

    private String messages = "";

    private int deploy(String release, String timing) {
        String source = ReleaseSource.of(release, folder).toString();
        return code("deploy", "default", "--revision", release, "--migrate", timing, "--source", source, "--quiet");
    }

    private int code(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--context", RealNode.CONTEXT));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Railsk.run(shop, arguments.toArray(new String[0]), out, err);
        messages = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        return code;
    }

    private String run(String... words) {
        int code = code(words);
        assertThat(code).as(messages).isEqualTo(DONE);
        return messages;
    }
}
