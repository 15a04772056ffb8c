package dev.railsk.deploy.internal.probe;

import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.Hindrance;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads why a program of Rails did not reach its database. */
final class Trouble {

    private static final String NO_TABLE = "Schema migrations table does not exist yet.";

    private static final Pattern ABORTED = Pattern.compile("^(bin/)?(rails|rake) aborted!$");

    // Of Rails' own classes and of the drivers': one of them must be there, else a log's line would be believed.
    private static final Pattern FAILED = Pattern.compile("\\b(PG::[A-Z]\\w+|Mysql2::Error(::\\w+)?|Trilogy::\\w+"
            + "|ActiveRecord::(ConnectionNotEstablished|DatabaseConnectionError|NoDatabaseError))\\b");

    private static final List<Known> WORDS = List.of(
            known(Hindrance.NO_DATABASE, "\\bdatabase \"[^\"]*\" does not exist|Unknown database '"),
            known(
                    Hindrance.WRONG_LOGIN,
                    "password authentication failed for user|\\brole \"[^\"]*\" does not exist|no pg_hba\\.conf entry for"
                            + "|no password supplied|Access denied for user"),
            known(
                    Hindrance.REFUSED,
                    "Connection refused|the database system is (starting up|shutting down)|Can't connect to .*\\(111\\)"),
            known(
                    Hindrance.NO_ANSWER,
                    "timeout expired|Connection timed out|No route to host|Network is unreachable|Can't connect to .*\\(110\\)"),
            known(
                    Hindrance.UNKNOWN_HOST,
                    "could not translate host name|Unknown MySQL server host|getaddrinfo|Name or service not known"));

    private record Known(Hindrance hindrance, Pattern words) {}

    private Trouble() {}

    private static Known known(Hindrance hindrance, String words) {
        return new Known(hindrance, Pattern.compile(words));
    }

    /** What went wrong, where the output of a program that failed says it. */
    static <T> Answer<T> of(Output output) {
        if (output.isWell()) {
            return output.notUnderstood();
        }
        List<String> lines = afterAbort(output.lines());
        if (lines.stream().anyMatch(line -> FAILED.matcher(line).find())) {
            Optional<Answer<T>> told = inWords(output, lines);
            if (told.isPresent()) {
                return told.get();
            }
        }
        return output.has(NO_TABLE) ? output.hindered(Hindrance.NO_SCHEMA_TABLE, NO_TABLE) : output.notUnderstood();
    }

    // A host of two addresses is tried at both: who got further says more.
    private static <T> Optional<Answer<T>> inWords(Output output, List<String> lines) {
        for (Known known : WORDS) {
            for (String line : lines) {
                if (known.words().matcher(line).find()) {
                    return Optional.of(output.hindered(known.hindrance(), line));
                }
            }
        }
        return Optional.empty();
    }

    /** What stands before may be of an error that the app has outlived. */
    private static List<String> afterAbort(List<String> lines) {
        for (int index = lines.size() - 1; index >= 0; index--) {
            if (ABORTED.matcher(lines.get(index)).matches()) {
                return lines.subList(index, lines.size());
            }
        }
        return lines;
    }
}
