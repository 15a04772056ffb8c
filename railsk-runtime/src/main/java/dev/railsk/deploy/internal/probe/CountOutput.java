package dev.railsk.deploy.internal.probe;

import dev.railsk.deploy.schema.Answer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link Questions#count} writes: one line with a number. */
final class CountOutput {

    private static final Pattern COUNT = Pattern.compile("^railsk-count (\\d{1,18}) railsk-end$");

    private CountOutput() {}

    static Answer<Long> read(Output output) {
        long found = -1;
        for (String line : output.lines()) {
            Matcher count = COUNT.matcher(line);
            if (count.matches()) {
                if (found >= 0) {
                    return output.notUnderstood();
                }
                found = Long.parseLong(count.group(1));
            }
        }
        if (!output.isWell()) {
            return found < 0 ? Trouble.of(output) : output.notUnderstood();
        }
        return found < 0 ? output.notUnderstood() : Answer.told(found);
    }
}
