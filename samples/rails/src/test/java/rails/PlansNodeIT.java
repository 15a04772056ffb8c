package rails;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans that are followed by the command line, with the source of each release, while requests come. */
@WalkingPlans
class PlansNodeIT {

    private static final int DONE = 0;
    private static final int REFUSED = 3;
    private static final String MANY_POSTS =
            """
            INSERT INTO posts (title, body, created_at, updated_at)
            SELECT 'one of many ' || number, 'some words', now(), now() FROM generate_series(1, 20000) AS number
            """;

    @TempDir
    private Path folder;

    private final RealNode node = new RealNode();
    private final PlannedShop shop = new PlannedShop(node);

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
        assertThat(shop.messages())
                .contains("posts.legacy", "db/post_migrate/20260202000001_remove_legacy_from_posts.rb:5");

        List<String> course = follow("remove-column-1", "remove-column-2", "remove-column-3");

        assertThat(course.get(0)).contains("now: ignore, Use posts.legacy no longer, and ignore it");
        assertThat(course.get(1)).contains("now: write-drop, Write the migration that drops posts.legacy");
        assertThat(course.get(2)).contains("now: unignore, Take posts.legacy out of ignored_columns");
        assertThat(course.get(3)).contains("drop-legacy: Remove the column posts.legacy (done)");
    }

    @Test
    void aDropThatIsRefusedBreaksEveryWriteWhereItIsForced() {
        String source = ReleaseSource.of("remove-column-3", folder).toString();
        String[] drop = {"deploy", "default", "--revision", "remove-column-3", "--migrate", "split", "--quiet"};

        assertThat(shop.code(with(drop, "--source", source))).isEqualTo(REFUSED);
        assertThat(shop.messages())
                .contains("posts.legacy", "db/post_migrate/20260202000001_remove_legacy_from_posts.rb:5");
        assertThat(shop.jobs()).noneMatch(name -> name.contains("remove-column-3"));
        assertThat(Load.rounds(node.url(), 10).failures()).isEmpty();

        Load load = Load.during(node.url(), 2, () -> assertThat(shop.code(with(drop, "--no-source")))
                .as(shop.messages())
                .isEqualTo(DONE));

        assertThat(load.failures())
                .filteredOn(failure -> failure.request().equals("POST /posts"))
                .anyMatch(failure -> failure.body().contains("PG::UndefinedColumn")
                        && failure.body().contains("legacy"));
    }

    /** The process is killed that deploys the first release, then the one that fills the rows in: another one finishes each. */
    @Test
    void aColumnIsRenamedThoughTwoProcessesAreKilled() {
        List<String> course = new ArrayList<>();
        node.run("shop-postgres-0", "psql", "-h", "/tmp", "-U", "app", "-d", "app_production", "-c", MANY_POSTS);
        Load load = Load.during(node.url(), 2, () -> {
            course.add(next());
            shop.killDuring("shop-migrate-rename-column-1-1", deploying("rename-column-1", "split"));
            follow(course, "rename-column-1", "rename-column-2");
            // The plan waits for them, too.
            node.awaitNoLeavingPods();
            course.add(next());
            shop.killDuring(
                    "shop-rename-body-backfill-rename-column-2-1", "plan", "run", "default", "rename-body/backfill");
            course.add(run("plan", "run", "default", "rename-body/backfill"));
            follow(course, "rename-column-3");
            course.add(run("plan", "approve", "default", "rename-body/read-new"));
            follow(course, "rename-column-4", "rename-column-5", "rename-column-6");
        });
        course.add(run("plan", "status", "default", "--no-source"));

        assertThat(load.answers()).hasSizeGreaterThan(100);
        assertThat(load.failures()).isEmpty();
        List<String> said = List.of(
                "now: ignore-new,",
                "now: ignore-new,",
                "now: write-both,",
                "now: backfill, Set posts.content in the rows there are",
                "joined Job shop-rename-body-backfill-rename-column-2-1 (attempt 1), which was running already",
                "now: read-new,",
                "done     read-new",
                "now: ignore-old,",
                "now: write-drop,",
                "now: unignore,",
                "rename-body: Rename the column posts.body to content (done)");
        for (int index = 0; index < said.size(); index++) {
            assertThat(course.get(index)).contains(said.get(index));
        }
        assertThat(shop.jobs())
                .contains("shop-migrate-rename-column-1-1", "shop-rename-body-backfill-rename-column-2-1")
                .doesNotContain("shop-migrate-rename-column-1-2", "shop-rename-body-backfill-rename-column-2-2");
    }

    private static String[] with(String[] words, String... more) {
        return Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private String next() {
        return run("plan", "next", "default", "--no-source");
    }

    /** What the command line says comes next before each of these releases, and of all at the end; no request fails meanwhile. */
    private List<String> follow(String... releases) {
        List<String> course = new ArrayList<>();
        Load load = Load.during(node.url(), 2, () -> follow(course, releases));
        course.add(run("plan", "status", "default", "--no-source"));

        assertThat(load.answers()).hasSizeGreaterThan(100);
        assertThat(load.failures()).isEmpty();
        return course;
    }

    private void follow(List<String> course, String... releases) {
        for (String release : releases) {
            node.awaitNoLeavingPods();
            course.add(next());
            assertThat(deploy(release, "split")).as(shop.messages()).isEqualTo(DONE);
        }
    }

    private int deploy(String release, String timing) {
        return shop.code(deploying(release, timing));
    }

    private String[] deploying(String release, String timing) {
        String source = ReleaseSource.of(release, folder).toString();
        return new String[] {
            "deploy",
            "default",
            "--revision",
            release,
            "--migrate",
            timing,
            "--source",
            source,
            "--quiet",
            "--wait-lock",
            "1m"
        };
    }

    private String run(String... words) {
        int code = shop.code(words);
        assertThat(code).as(shop.messages()).isEqualTo(DONE);
        return shop.messages();
    }
}
