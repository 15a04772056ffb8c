package dev.railsk.migration;

import dev.railsk.migration.PlanStep.BackfillStep;
import dev.railsk.migration.PlanStep.VerifyStep;
import dev.railsk.migration.internal.Inflection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows of a table that get another value, by a program that can be stopped and run again: it looks only for rows that are left.
 *
 * @param layout where the Rails code is
 * @param batches how many at a time
 * @param table the table
 * @param column the column that is set
 * @param value what to, in SQL
 * @param left which rows are left, as an SQL condition
 */
record RowFill(RailsLayout layout, Batches batches, String table, String column, String value, String left) {

    private String name() {
        return table.toLowerCase(Locale.ROOT) + "_" + column.toLowerCase(Locale.ROOT);
    }

    private String rows() {
        return Ruby.rows(layout, table, left);
    }

    private String set() {
        return "batch.update_all(" + Ruby.text(column + " = " + value) + ")";
    }

    private String pause() {
        return batches.pause().isZero()
                ? ""
                : "sleep "
                        + BigDecimal.valueOf(batches.pause().toMillis(), 3)
                                .stripTrailingZeros()
                                .toPlainString() + "\n";
    }

    /** The files of the program behind these, for the release that runs when it is started. */
    Snippet[] filesAfter(Snippet... before) {
        List<Snippet> files = new ArrayList<>(List.of(before));
        batches.maintenanceTask().ifPresent(className -> files.add(maintenanceTask(className)));
        files.add(started());
        return files.toArray(Snippet[]::new);
    }

    /** What the command starts. */
    private Snippet started() {
        return batches.maintenanceTask().isPresent()
                ? running(batches.maintenanceTask().get())
                : rakeTask();
    }

    private String file() {
        return "lib/tasks/backfill_" + name() + ".rake";
    }

    private Snippet rakeTask() {
        String ruby = "namespace :backfill do\n"
                + "  desc " + Ruby.text("Set " + table + "." + column + "; may be stopped and run again") + "\n"
                + "  task " + name() + ": :environment do\n"
                + "    $stdout.sync = true\n"
                + "    done = 0\n"
                + "    " + rows() + ".in_batches(of: " + batches.size() + ") do |batch|\n"
                + "      done += " + set() + "\n"
                + "      puts \"railsk-progress: #{done}\"\n"
                + indented("      ", pause())
                + "    end\n"
                + "  end\n"
                + "end\n";
        return new Snippet(file(), ruby);
    }

    /** The gem's own command puts a task into a queue, and ends well whatever comes of it. */
    private Snippet running(String className) {
        String ruby = "namespace :backfill do\n"
                + "  desc " + Ruby.text("Run " + className + " to its end; may be stopped and run again") + "\n"
                + "  task " + name() + ": :environment do\n"
                + "    $stdout.sync = true\n"
                + "    # Here, and not in a queue: who waits for this knows when it is done.\n"
                + "    MaintenanceTasks.job.constantize.queue_adapter = :inline\n"
                + "    run = nil\n"
                + "    MaintenanceTasks::Runner.run(name: " + Ruby.text(className) + ") { |begun| run = begun }\n"
                + "    abort \"#{run.status} #{run.error_message}\" unless run.reload.succeeded?\n"
                + "  end\n"
                + "end\n";
        return new Snippet(file(), ruby);
    }

    private static String indented(String indent, String line) {
        return line.isEmpty() ? "" : indent + line;
    }

    private Snippet maintenanceTask(String className) {
        String ruby = "class " + className + " < MaintenanceTasks::Task\n"
                + "  def collection\n"
                + "    " + rows() + ".in_batches(of: " + batches.size() + ")\n"
                + "  end\n\n"
                + "  def process(batch)\n"
                + "    @done = @done.to_i + " + set() + "\n"
                + "    puts \"railsk-progress: #{@done}\"\n"
                + indented("    ", pause())
                + "  end\n"
                + "end\n";
        return new Snippet("app/tasks/" + Inflection.fileName(className) + ".rb", ruby);
    }

    /** Run it, ask what is left, and go on when nothing is. */
    void to(StepList steps) {
        steps.add(new BackfillStep(
                "backfill",
                "Set " + table + "." + column + " in the rows there are",
                "All running code writes new rows right by now. In batches, and outside of any migration: one statement would lock"
                        + " every row until its end.",
                started(),
                List.of("bin/rails", "backfill:" + name())));
        verify(steps);
    }

    /** Ask what is left, and go on when nothing is. */
    void verify(StepList steps) {
        verified(steps, rows() + ".count", "Count the rows in which " + table + "." + column + " is not right yet");
    }

    /** Ask what is left, by an expression, and go on when nothing is. */
    static void verified(StepList steps, String query, String title) {
        steps.add(new VerifyStep("verify", title, "What comes next relies on every row.", Ruby.expression(query)))
                .gate(
                        "backfill-verified",
                        "Go on when no row is left",
                        "A program that came to its end may have skipped rows; the database knows.",
                        Gate.BACKFILL_VERIFIED);
    }
}
