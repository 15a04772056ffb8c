package dev.railsk.config.internal;

import dev.railsk.config.DialectReport;
import dev.railsk.config.EnvDialect;
import dev.railsk.problem.InvalidValueException;
import java.util.Map;

/** Reads what all dialects read alike. */
final class StrictReader {

    private StrictReader() {}

    static Map<String, String> read(String file, String text) {
        Map<String, String> values = EnvFileParser.parse(file, EnvDialect.KUBECTL, text);
        DialectReport report = DialectReport.text(text);
        if (!report.isAlike()) {
            throw new InvalidValueException(
                    file + ": the dialects read this file differently: " + report,
                    "Write it so that all read it alike: one NAME=value a line, without quotes, \"#\", \"$\", \"\\\" or"
                            + " blanks around the value. Or choose one dialect.");
        }
        return values;
    }
}
