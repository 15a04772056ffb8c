package dev.railsk.source;

import java.util.List;
import java.util.Optional;

/** Compares the versions of migrations, which are numbers of any length. */
final class Versions {

    private Versions() {}

    /** Negative where the one is older than the other. */
    static int compare(String one, String other) {
        String first = withoutZeros(one);
        String second = withoutZeros(other);
        return first.length() == second.length()
                ? first.compareTo(second)
                : Integer.compare(first.length(), second.length());
    }

    private static String withoutZeros(String version) {
        int zeros = 0;
        while (zeros < version.length() && version.charAt(zeros) == '0') {
            zeros++;
        }
        return version.substring(zeros);
    }

    /** The newest migration of a database. */
    static Optional<MigrationFile> newest(List<MigrationFile> migrations, String database) {
        MigrationFile newest = null;
        for (MigrationFile migration : migrations) {
            boolean isOther = !migration.database().equals(database);
            if (!isOther && (newest == null || migration.isNewerThan(newest))) {
                newest = migration;
            }
        }
        return Optional.ofNullable(newest);
    }
}
