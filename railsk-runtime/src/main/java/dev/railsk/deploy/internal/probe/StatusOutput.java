package dev.railsk.deploy.internal.probe;

import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.MigrationRow;
import dev.railsk.deploy.schema.MigrationRow.Status;
import dev.railsk.deploy.schema.MigrationState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code db:migrate:status}: for each database its name, a table's head, a row a migration, an empty line. The same from Rails 6.1
 * to 8.1. It exits with 0, pending migrations or not.
 */
final class StatusOutput {

    private static final Pattern DATABASE = Pattern.compile("^database: (\\S.*)$");
    private static final Pattern HEAD = Pattern.compile("^ *Status +Migration ID +Migration Name$");
    private static final Pattern RULE = Pattern.compile("^-{50}$");
    private static final Pattern ROW = Pattern.compile("^(?: {3}(up) {3}| {2}(down) {2}) {2}(\\d+) +(\\S.*)$");
    private static final Pattern ALMOST_ROW = Pattern.compile("^\\s+(u|d)\\w*(\\s|$).*");

    private final Output output;
    private final List<MigrationState> states = new ArrayList<>();
    private final List<MigrationRow> rows = new ArrayList<>();
    private @Nullable String database;
    private Part part = Part.OUTSIDE;

    private enum Part {
        OUTSIDE,
        NAMED,
        HEADED,
        IN_ROWS,
        BROKEN
    }

    private StatusOutput(Output output) {
        this.output = output;
    }

    static Answer<List<MigrationState>> read(Output output) {
        return output.isWell() ? new StatusOutput(output).states() : Trouble.of(output);
    }

    private Answer<List<MigrationState>> states() {
        for (String line : output.lines()) {
            part = next(line);
        }
        return part == Part.OUTSIDE && !states.isEmpty() ? Answer.told(List.copyOf(states)) : output.notUnderstood();
    }

    private Part next(String line) {
        Matcher named = DATABASE.matcher(line);
        if (part == Part.BROKEN || (named.matches() && part != Part.OUTSIDE)) {
            return Part.BROKEN;
        }
        return switch (part) {
            case OUTSIDE -> named.matches() ? begin(named.group(1)) : Part.OUTSIDE;
            case NAMED -> HEAD.matcher(line).matches() ? Part.HEADED : Part.NAMED;
            case HEADED -> RULE.matcher(line).matches() ? Part.IN_ROWS : Part.HEADED;
            default -> line.isEmpty() ? end() : row(line);
        };
    }

    private Part begin(String name) {
        database = name;
        rows.clear();
        return Part.NAMED;
    }

    // What a library writes to the other output may come in between; a row that is cut must not be passed over.
    private Part row(String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            return ALMOST_ROW.matcher(line).matches() ? Part.BROKEN : Part.IN_ROWS;
        }
        Status status = row.group(1) == null ? Status.DOWN : Status.UP;
        rows.add(new MigrationRow(status, row.group(3), row.group(4)));
        return Part.IN_ROWS;
    }

    private Part end() {
        states.add(new MigrationState(String.valueOf(database), rows));
        return Part.OUTSIDE;
    }
}
