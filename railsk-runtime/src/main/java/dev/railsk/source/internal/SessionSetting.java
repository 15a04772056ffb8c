package dev.railsk.source.internal;

import java.util.regex.Pattern;

/** Knows the SQL that only says how long the migration's own statements may wait or take, which is no change of anything. */
final class SessionSetting {

    private static final String TIME_OUT = "(lock_timeout|statement_timeout|idle_in_transaction_session_timeout)";

    private static final Pattern TIMEOUT = Pattern.compile(
            "\\s*SET\\s+(LOCAL\\s+|SESSION\\s+)?" + TIME_OUT + "\\s*(=|\\s+TO\\s)\\s*('[\\w. ]*'|\\w+)\\s*;?\\s*"
                    + "|\\s*RESET\\s+" + TIME_OUT + "\\s*;?\\s*",
            Pattern.CASE_INSENSITIVE);

    private SessionSetting() {}

    /** Whether a call of {@code execute} says just this. */
    static boolean isAll(Arguments arguments) {
        return !arguments.isOpen()
                && arguments.positional().size() <= 2
                && arguments.openTokens().isEmpty()
                && arguments
                        .textAt(0)
                        .filter(sql -> TIMEOUT.matcher(sql).matches())
                        .isPresent();
    }
}
