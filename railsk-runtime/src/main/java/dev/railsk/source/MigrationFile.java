package dev.railsk.source;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * One migration.
 *
 * @param version the digits in front of its file's name
 * @param name its file's name without version and ending, such as {@code add_nickname_to_users}
 * @param database which of Rails' databases it is for: {@code primary} where the app does not name them
 * @param set when it is meant to run
 * @param operations what it does when it is run, in order; going back is not among them
 * @param at the file, and the line of its class
 */
public record MigrationFile(
        String version, String name, String database, MigrationSet set, List<Operation> operations, SourceLine at) {

    /** The database of an app that has one. */
    public static final String PRIMARY = "primary";

    /** @throws IllegalArgumentException when the version is not of digits, or the database has no name */
    public MigrationFile {
        requireNonNull(name, "name");
        requireNonNull(set, "set");
        operations = List.copyOf(operations);
        requireNonNull(at, "at");
        if (version.isEmpty() || !version.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw new IllegalArgumentException("not the version of a migration: \"" + version + "\"");
        }
        if (database.isEmpty()) {
            throw new IllegalArgumentException("the migration " + version + " is for no database");
        }
    }

    /** The worst of its operations; safe when it does nothing. */
    public Risk risk() {
        Risk worst = Risk.SAFE;
        for (Operation operation : operations) {
            worst = worst.orWorse(operation.risk());
        }
        return worst;
    }

    /**
     * Whether it must wait until no older code is running: it takes something away, or could not be understood.
     *
     * @param assured versions of which a person has said that what could not be understood takes nothing away
     */
    public boolean isContract(Set<String> assured) {
        Risk risk = risk();
        return risk == Risk.CONTRACT || (risk == Risk.UNSURE && !assured.contains(version));
    }

    /** The same with other operations. */
    MigrationFile with(List<Operation> others) {
        return new MigrationFile(version, name, database, set, others, at);
    }

    /** Whether it has a later version than another one. */
    public boolean isNewerThan(MigrationFile other) {
        return Versions.compare(version, other.version) > 0;
    }

    /** Such as {@code 20261101090000 add_nickname_to_users}. */
    public String describe() {
        return version + " " + name;
    }
}
