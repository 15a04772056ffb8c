package dev.railsk.migration;

import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** SQL as plans write it. */
final class Sql {

    private Sql() {}

    /** An expression by an author, which goes into the text of a query as it is. */
    static String check(String what, String sql) {
        if (sql.isBlank() || sql.indexOf('\0') >= 0 || sql.indexOf(';') >= 0 || !WellFormed.is(sql)) {
            throw new InvalidValueException(
                    what + " must be one SQL expression, but was \"" + sql + "\"",
                    "Write it like \"lower(email)\", without a semicolon.");
        }
        return sql;
    }

    /** A text as a literal. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** A name of these parts; one that PostgreSQL would cut is cut here, and told apart from others by a number of the whole. */
    static String name(String... parts) {
        String whole = String.join("_", parts);
        if (whole.length() <= Identifier.LONGEST) {
            return whole;
        }
        CRC32 sum = new CRC32();
        sum.update(whole.getBytes(StandardCharsets.UTF_8));
        String number = "_" + Long.toHexString(sum.getValue());
        return whole.substring(0, Identifier.LONGEST - number.length()) + number;
    }
}
