package dev.railsk.source.internal;

import dev.railsk.source.internal.Node.Call;
import java.util.Optional;
import java.util.regex.Pattern;

/** SQL that only says how long a migration waits and works: the one SQL that is read, as it changes nothing that is there. */
final class TimeLimit {

    private static final String NAME = "(?:lock|statement|idle_in_transaction_session)_timeout";

    private static final Pattern SQL = Pattern.compile(
            "\\s*(?:SET\\s+(?:LOCAL\\s+|SESSION\\s+)?" + NAME
                    + "\\s*(?:=|\\s+TO\\s)\\s*(?:'\\d+ ?(?:us|ms|s|min|h|d)?'|\\d+|DEFAULT)|RESET\\s+" + NAME
                    + ")\\s*;?\\s*",
            Pattern.CASE_INSENSITIVE);

    private TimeLimit() {}

    /** Whether a call does this and nothing else. */
    static boolean is(Call call) {
        Optional<String> sql = call.arguments().textAt(0);
        return call.name().equals("execute")
                && call.arguments().positional().size() == 1
                && call.arguments().options().isEmpty()
                && !call.arguments().isOpen()
                && call.block().isEmpty()
                && sql.isPresent()
                && SQL.matcher(sql.get()).matches();
    }
}
