package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.PlanCourse.Leg;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.RenameColumn;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.testing.cluster.Killed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each kind of plan, followed release by release. */
class PlanCourseTest {

    private static final int STRIDE = 4;

    static Map<String, MigrationPlan> plans() {
        Map<String, MigrationPlan> plans = new LinkedHashMap<>();
        plans.put("add", MigrationPlan.addColumn("posts", "slug").type("string"));
        plans.put(
                "add, first",
                MigrationPlan.addColumn("posts", "slug").type("string").expandFirst());
        plans.put("remove", MigrationPlan.removeColumn("posts", "legacy"));
        plans.put(
                "remove, split",
                MigrationPlan.removeColumn("posts", "legacy")
                        .soak(Duration.ofHours(1))
                        .approval()
                        .postMigrate());
        plans.put(
                "remove, not null",
                MigrationPlan.removeColumn("posts", "legacy").notNull());
        RenameColumn rename = MigrationPlan.renameColumn("posts", "legacy", "body");
        plans.put("rename", rename);
        plans.put("rename, split", rename.postMigrate());
        plans.put("rename, not null", rename.notNull().expandFirst());
        plans.put("type", MigrationPlan.changeColumnType("posts", "legacy", "bigint"));
        plans.put("not null", MigrationPlan.setNotNull("posts", "legacy").fillWith("''"));
        plans.put("backfill", MigrationPlan.backfill("posts", "legacy", "'x'"));
        plans.put("index", MigrationPlan.addIndex("posts", "legacy"));
        plans.put(
                "unique index",
                MigrationPlan.addIndex("posts", "legacy").unique().postMigrate());
        plans.put("check", MigrationPlan.addCheck("posts", "posts_legacy", "legacy <> ''"));
        plans.put("foreign key", MigrationPlan.addForeignKey("posts", "authors"));
        plans.put("drop table", MigrationPlan.dropTable("posts").approval());
        return plans;
    }

    @TestFactory
    Stream<DynamicTest> comesToItsEndWithoutAnErrorInAnyProcess() {
        return plans().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> follow(entry.getValue())));
    }

    /** A process is killed at one call, the next one some calls later, and so on, until one of them comes through. */
    @TestFactory
    Stream<DynamicTest> comesToItsEndThoughProcessesAreKilledOnTheWay() {
        return plans().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> followKilled(entry.getValue())));
    }

    private static void follow(MigrationPlan plan) throws InterruptedException {
        PlanCourse course = PlanCourse.of(plan);
        PlanWalk walk = new PlanWalk(course);
        for (Leg leg : course.legs()) {
            assertThat(walk.deploy(walk.cluster, leg, walk.timing(leg)).outcome())
                    .as(leg.code().tag())
                    .isEqualTo(DeployReport.Outcome.SUCCEEDED);
            assertThat(walk.settle(walk.cluster, leg)).as(leg.code().tag()).isTrue();
            assertThat(walk.rails.broken()).as(leg.code().tag()).isEmpty();
        }

        assertThat(walk.plan().isDone()).as(plan.checklist() + walk.plan()).isTrue();
        assertThat(List.copyOf(course.legs())).hasSizeGreaterThan(1);
    }

    private static void followKilled(MigrationPlan plan) {
        PlanCourse course = PlanCourse.of(plan);
        PlanWalk walk = new PlanWalk(course);
        int killed = 0;
        for (Leg leg : course.legs()) {
            killed += untilItComesThrough(walk, leg, over -> walk.deploy(over, leg, walk.timing(leg)));
            killed += untilItComesThrough(walk, leg, over -> assertThat(walk.settle(over, leg))
                    .as("%s", walk.plan())
                    .isTrue());
        }

        assertThat(killed).isGreaterThan(20);
        assertThat(walk.plan().isDone()).as(plan.checklist() + walk.plan()).isTrue();
        assertThat(walk.succeededTwice()).isEmpty();
    }

    /** What is done by a process that may be killed. */
    private interface Doing {
        Object by(Cluster cluster) throws InterruptedException;
    }

    private static int untilItComesThrough(PlanWalk walk, Leg leg, Doing doing) {
        for (int killed = 0; killed < 100; killed++) {
            Cluster mortal = FaultyCluster.over(walk.cluster)
                    .fail(Calls.any().after(killed * STRIDE + killed % STRIDE), Fault.killed());
            Throwable end = catchThrowable(() -> doing.by(mortal));
            assertThat(walk.rails.broken())
                    .as("%s, killed %s times", leg.code().tag(), killed)
                    .isEmpty();
            if (end == null) {
                return killed;
            }
            assertThat(end).as(leg.code().tag()).isInstanceOf(Killed.class);
        }
        throw new AssertionError(leg.code().tag() + " never comes through");
    }
}
