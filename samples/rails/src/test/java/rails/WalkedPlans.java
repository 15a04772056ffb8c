package rails;

import dev.railsk.migration.CodeProof;
import dev.railsk.migration.Gate;
import dev.railsk.migration.MigrationPhase;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.PlanStep;
import dev.railsk.migration.SchemaChange;
import dev.railsk.migration.Snippet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The plans that the releases below {@code app/releases} follow, by their folders. */
final class WalkedPlans {

    static final String RENAME_COLUMN = "rename-column";

    /** One of each kind. */
    static final Map<String, MigrationPlan> ALL = Map.ofEntries(
            Map.entry("add-column", MigrationPlan.addColumn("posts", "slug").postMigrate()),
            Map.entry(
                    "add-column-first",
                    MigrationPlan.addColumn("posts", "slug").postMigrate().expandFirst()),
            Map.entry(
                    "remove-column",
                    MigrationPlan.removeColumn("posts", "legacy").postMigrate()),
            Map.entry(
                    RENAME_COLUMN,
                    MigrationPlan.renameColumn("posts", "body", "content")
                            .type("text")
                            .postMigrate()),
            Map.entry(
                    "change-column-type",
                    MigrationPlan.changeColumnType("posts", "views", "bigint")
                            .into("view_count")
                            .notNull()
                            .postMigrate()),
            Map.entry("add-index", MigrationPlan.addIndex("posts", "title").postMigrate()),
            Map.entry(
                    "add-foreign-key",
                    MigrationPlan.addForeignKey("comments", "posts").postMigrate()),
            Map.entry(
                    "add-check",
                    MigrationPlan.addCheck("posts", "posts_score", "score >= 0").postMigrate()),
            Map.entry(
                    "set-not-null",
                    MigrationPlan.setNotNull("posts", "summary")
                            .fillWith("title")
                            .postMigrate()),
            Map.entry(
                    "backfill",
                    MigrationPlan.backfill(
                                    "posts",
                                    "words",
                                    "coalesce(array_length(regexp_split_to_array(trim(body), '\\s+'), 1), 0)")
                            .postMigrate()),
            Map.entry("drop-table", MigrationPlan.dropTable("notes").postMigrate()),
            Map.entry(
                    "rename-table",
                    MigrationPlan.renameTable("notes", "remarks").postMigrate()),
            Map.entry(
                    "add-enum-value",
                    MigrationPlan.addEnumValue("mood", "moved").postMigrate()),
            Map.entry("custom", splitScores()));

    private static final String CREATE =
            """
            class CreateScores < ActiveRecord::Migration[7.2]
              def change
                create_table :scores do |t|
                  t.bigint :post_id, null: false, index: { unique: true }
                  t.integer :points
                end
              end
            end
            """;

    private static final String FILL =
            """
            namespace :backfill do
              desc "Copy posts.score to scores; may be stopped and run again"
              task scores: :environment do
                $stdout.sync = true
                done = 0
                Post.where.not(id: Score.select(:post_id)).in_batches(of: 1000) do |batch|
                  rows = batch.pluck(:id, :score).map { |id, score| { post_id: id, points: score } }
                  done += Score.insert_all(rows, unique_by: :post_id).length
                  puts "railsk-progress: #{done}"
                  sleep 0.1
                end
              end
            end
            """;

    private static final String DROP =
            """
            class RemoveScoreFromPosts < ActiveRecord::Migration[7.2]
              def up
                execute "SET LOCAL lock_timeout TO '5s'"
                remove_column :posts, :score
              end

              def down
                raise ActiveRecord::IrreversibleMigration
              end
            end
            """;

    private WalkedPlans() {}

    static MigrationPlan of(String folder) {
        MigrationPlan plan = ALL.get(folder);
        if (plan == null) {
            throw new IllegalArgumentException("no plan is called " + folder);
        }
        return plan;
    }

    /** A column that goes to a table of its own: no kind of plan does that. */
    private static MigrationPlan splitScores() {
        List<PlanStep> steps = new ArrayList<>(stepsToTheTable());
        steps.addAll(stepsToTheDrop());
        return MigrationPlan.custom("Move posts.score to a table of its own", steps.toArray(PlanStep[]::new));
    }

    private static List<PlanStep> stepsToTheTable() {
        SchemaChange created = SchemaChange.of("create_table", "scores");
        Snippet create = new Snippet("db/post_migrate/VERSION_create_scores.rb", CREATE);
        return List.of(
                PlanStep.code(
                        "write-table",
                        "Write the migration of scores",
                        "The code needs the table from the next release on.",
                        CodeProof.carries(created),
                        create),
                PlanStep.deploy("deploy-table", "Deploy it", "The migration runs behind it."),
                PlanStep.migrate("create", "No code uses the table yet.", MigrationPhase.POST, created, create),
                PlanStep.code(
                        "write-both",
                        "Write a row of scores for each post",
                        "New posts have both from now on.",
                        CodeProof.approved(),
                        new Snippet("lib/tasks/backfill_scores.rake", FILL)),
                PlanStep.deploy("deploy-write-both", "Deploy it", "It must run everywhere."),
                gone("gone-write-both", "Older code writes posts without a row of scores."),
                PlanStep.backfill(
                        "fill",
                        "Copy the scores of the posts there are",
                        "New posts have theirs.",
                        new Snippet("lib/tasks/backfill_scores.rake", FILL),
                        "bin/rails",
                        "backfill:scores"),
                PlanStep.verify(
                        "verify",
                        "Count the posts without a row of scores",
                        "The next release reads no other.",
                        "Post.where.not(id: Score.select(:post_id)).count"));
    }

    private static List<PlanStep> stepsToTheDrop() {
        SchemaChange dropped = SchemaChange.of("remove_column", "posts", "score");
        Snippet drop = new Snippet("db/post_migrate/VERSION_remove_score_from_posts.rb", DROP);
        return List.of(
                PlanStep.code(
                        "read-new",
                        "Read scores, and go on writing both",
                        "Code that still runs reads the old column.",
                        CodeProof.approved()),
                PlanStep.deploy("deploy-read-new", "Deploy it", "It must run everywhere."),
                gone("gone-read-new", "Older code reads posts.score."),
                PlanStep.code(
                        "ignore-old",
                        "Write scores alone, and ignore posts.score",
                        "The column goes.",
                        CodeProof.ignores("posts", "score"),
                        new Snippet(
                                "app/models/post.rb",
                                "class Post < ApplicationRecord\n  self.ignored_columns += [\"score\"]\nend")),
                PlanStep.deploy("deploy-ignore-old", "Deploy it", "It must run everywhere."),
                gone("gone-ignore-old", "Older code names the column."),
                PlanStep.code(
                        "write-drop",
                        "Write the migration that drops posts.score",
                        "No running code names it.",
                        CodeProof.carries(dropped),
                        drop),
                PlanStep.deploy("deploy-drop", "Deploy it", "The migration runs behind it."),
                PlanStep.gate("floor", "Raise the rollback floor", "Older code needs it.", Gate.ROLLBACK_FLOOR_RAISED),
                PlanStep.migrate("drop", "No running code names it.", MigrationPhase.POST, dropped, drop));
    }

    private static PlanStep gone(String id, String reason) {
        return PlanStep.gate(id, "Wait until the older code is gone", reason, Gate.OLD_CODE_GONE);
    }
}
