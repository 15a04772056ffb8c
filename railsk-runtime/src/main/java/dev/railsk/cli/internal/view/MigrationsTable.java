package dev.railsk.cli.internal.view;

import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.AskedMigrations;
import dev.railsk.deploy.schema.MigrationRow;
import dev.railsk.deploy.schema.MigrationState;
import dev.railsk.deploy.schema.PendingMigration;
import dev.railsk.problem.Message;
import java.util.List;
import java.util.Locale;

/** How the migrations of an image stand: a table for each database, or what kept the image from telling. */
public final class MigrationsTable {

    private MigrationsTable() {}

    /** The text, each line with its break. */
    public static String of(AskedMigrations asked, Style style) {
        StringBuilder text = new StringBuilder();
        asked.states().found().ifPresent(states -> addTables(states, style, text));
        if (asked.states() instanceof Answer.Hindered<?> hindered) {
            String said = hindered.words().isEmpty() ? "" : ": " + hindered.words();
            Message why = new Message(
                    hindered.hindrance().summary() + said + " [exit code " + hindered.exitCode() + "]",
                    "",
                    hindered.hindrance().nextStep());
            text.append(SafeText.lines(why.text(""))).append('\n');
            if (hindered.words().isEmpty()) {
                hindered.log()
                        .forEach(line ->
                                text.append("  | ").append(SafeText.line(line)).append('\n'));
            }
        }
        asked.pending().found().ifPresent(pending -> text.append(pending(pending)));
        return text.toString();
    }

    private static void addTables(List<MigrationState> states, Style style, StringBuilder text) {
        for (MigrationState state : states) {
            text.append(SafeText.line("database " + state.database())).append('\n');
            Table table = new Table("STATUS", "VERSION", "NAME");
            for (MigrationRow row : state.rows()) {
                table.row(
                        row.status().name().toLowerCase(Locale.ROOT),
                        row.version(),
                        row.hasFile() ? row.name() : "not in this code: newer code ran it");
            }
            text.append(table.text(style)).append('\n');
        }
    }

    private static String pending(List<PendingMigration> pending) {
        StringBuilder text = new StringBuilder();
        text.append(pending.isEmpty() ? "none pending" : pending.size() + " pending:")
                .append('\n');
        pending.forEach(migration -> text.append("  ")
                .append(SafeText.line(migration.version() + " " + migration.name()))
                .append('\n'));
        return text.toString();
    }
}
