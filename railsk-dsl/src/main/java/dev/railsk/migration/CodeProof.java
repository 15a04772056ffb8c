package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

/** How it is told that a release's Ruby code is as a step wants it. */
public sealed interface CodeProof {

    /** The table's model has the column in {@code ignored_columns}. */
    static CodeProof ignores(String table, String column) {
        return new Ignores(table, column);
    }

    /** The table's model has the column in {@code ignored_columns} no longer. */
    static CodeProof ignoresNot(String table, String column) {
        return new IgnoresNot(table, column);
    }

    /** The release has a migration that does this. */
    static CodeProof carries(SchemaChange change) {
        return new Carries(change);
    }

    /** Reading the code does not tell: somebody says that it is so. */
    static CodeProof approved() {
        return Approved.BY_SOMEBODY;
    }

    /**
     * A column is ignored.
     *
     * @param table the table
     * @param column its column
     */
    record Ignores(String table, String column) implements CodeProof {
        public Ignores {
            requireNonNull(table, "table");
            requireNonNull(column, "column");
        }
    }

    /**
     * A column is not ignored.
     *
     * @param table the table
     * @param column its column
     */
    record IgnoresNot(String table, String column) implements CodeProof {
        public IgnoresNot {
            requireNonNull(table, "table");
            requireNonNull(column, "column");
        }
    }

    /**
     * A migration is part of the release.
     *
     * @param change what it does
     */
    record Carries(SchemaChange change) implements CodeProof {
        public Carries {
            requireNonNull(change, "change");
        }
    }

    /** Somebody approves. */
    enum Approved implements CodeProof {
        /** There is no other proof. */
        BY_SOMEBODY
    }
}
