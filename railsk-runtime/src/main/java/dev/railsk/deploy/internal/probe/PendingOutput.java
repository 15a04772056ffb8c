package dev.railsk.deploy.internal.probe;

import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.PendingMigration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code db:abort_if_pending_migrations}: nothing and 0 when none is pending; else 1, on one output the number and that many rows,
 * on the other what to run. The same from Rails 6.1 to 8.1.
 */
final class PendingOutput {

    private static final Pattern COUNT = Pattern.compile("^You have (\\d+) pending migrations?:$");
    private static final Pattern ROW = Pattern.compile("^ {2} *(\\d+) (\\S.*)$");
    private static final Pattern ADVICE =
            Pattern.compile("^Run `(bin/)?rails db:migrate(:\\w+)?` to update your database then try again\\.$");

    private PendingOutput() {}

    static Answer<List<PendingMigration>> read(Output output) {
        int count = 0;
        boolean isAdvised = false;
        List<PendingMigration> rows = new ArrayList<>();
        for (String line : output.lines()) {
            Matcher counted = COUNT.matcher(line);
            Matcher row = ROW.matcher(line);
            if (counted.matches()) {
                if (count > 0) {
                    return output.notUnderstood();
                }
                count = number(counted.group(1));
            } else if (ADVICE.matcher(line).matches()) {
                isAdvised = true;
            } else if (count > 0 && rows.size() < count && row.matches()) {
                rows.add(new PendingMigration(row.group(1), row.group(2)));
            }
        }
        if (output.isWell()) {
            return count == 0 && !isAdvised ? Answer.told(List.of()) : output.notUnderstood();
        }
        if (output.exitCode() == 1 && isAdvised && count > 0 && rows.size() == count) {
            return Answer.told(rows);
        }
        return count == 0 && !isAdvised ? Trouble.of(output) : output.notUnderstood();
    }

    // No number of migrations is longer.
    private static int number(String digits) {
        return digits.length() > 6 ? 0 : Integer.parseInt(digits);
    }
}
