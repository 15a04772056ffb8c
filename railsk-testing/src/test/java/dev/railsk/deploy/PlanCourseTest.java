package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.deploy.PlanCourse.Leg;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.RenameColumn;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each kind of plan, followed release by release. */
class PlanCourseTest {

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

    private static void follow(MigrationPlan plan) throws InterruptedException {
        PlanCourse course = PlanCourse.of(plan);
        PlanWalk walk = new PlanWalk(course);
        for (Leg leg : course.legs()) {
            assertThat(walk.deploy(walk.cluster, leg, walk.timing(leg)).outcome())
                    .as(leg.code().tag())
                    .isEqualTo(DeployReport.Outcome.SUCCEEDED);
            walk.settle(walk.cluster, leg);
            assertThat(walk.rails.broken()).as(leg.code().tag()).isEmpty();
        }

        assertThat(walk.plan().isDone()).as(plan.checklist() + walk.plan()).isTrue();
        assertThat(List.copyOf(course.legs())).hasSizeGreaterThan(1);
    }
}
