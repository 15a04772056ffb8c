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
@WalkingPlans
class PlansNodeIT {

    private static final int DONE = 0;
    private static final int REFUSED = 3;

    @TempDir
    private Path folder;

    private final RealNode node = new RealNode();
    private final RailsApp shop = node.bareApp(app -> app.plan(
                    "add-slug", MigrationPlan.addColumn("posts", "slug").postMigrate())
            .plan("drop-legacy", MigrationPlan.removeColumn("posts", "legacy").postMigrate()));
    private String messages = "";

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
        List<String> course = follow("add-column-1", "add-column-2");

        assertThat(course.get(0)).contains("now: ignore, Ignore posts.slug in the code, and write its migration");
        assertThat(course.get(1)).contains("now: use, Take posts.slug out of ignored_columns, and use it");
        assertThat(course.get(2)).contains("add-slug: Add the column posts.slug (done)");
    }

    @Test
    void aColumnIsRemovedStepByStepAndNotBefore() {
        assertThat(deploy("remove-column-3", "before")).isEqualTo(REFUSED);
        assertThat(messages).contains("posts.legacy", "db/post_migrate/20260202000001_remove_legacy_from_posts.rb:3");

        List<String> course = follow("remove-column-1", "remove-column-2", "remove-column-3");

        assertThat(course.get(0)).contains("now: ignore, Use posts.legacy no longer, and ignore it");
        assertThat(course.get(1)).contains("now: write-drop, Write the migration that drops posts.legacy");
        assertThat(course.get(2)).contains("now: unignore, Take posts.legacy out of ignored_columns");
        assertThat(course.get(3)).contains("drop-legacy: Remove the column posts.legacy (done)");
    }

    /** What the command line says comes next before each of these releases, and of all at the end; no request fails meanwhile. */
    private List<String> follow(String... releases) {
        List<String> course = new ArrayList<>();
        Load load = Load.during(node.url(), 2, () -> {
            for (String release : releases) {
                node.awaitNoLeavingPods();
                course.add(run("plan", "next", "default", "--no-source"));
                assertThat(deploy(release, "split")).as(messages).isEqualTo(DONE);
            }
        });
        course.add(run("plan", "status", "default", "--no-source"));

        assertThat(load.answers()).hasSizeGreaterThan(100);
        assertThat(load.failures()).isEmpty();
        return course;
    }

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
