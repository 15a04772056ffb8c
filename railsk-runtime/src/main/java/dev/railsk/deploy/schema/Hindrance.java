package dev.railsk.deploy.schema;

/**
 * What kept an image from telling. The database driver's own words decide, never Rails' and never an exit code: Rails takes an unknown
 * host for an absent database where their names are alike, and it exits with 1 for each of these.
 */
public enum Hindrance {
    /** The server has no such database. */
    NO_DATABASE("the database is not there", "Create it, or correct the name in the database's URL."),
    /** The server refuses user or password. */
    WRONG_LOGIN("the database refuses the login", "Correct user and password in the secret with the database's URL."),
    /** The name of the server cannot be resolved. */
    UNKNOWN_HOST("the database's host is not known", "Correct the host in the database's URL."),
    /** Nothing listens there, or it is not ready yet. */
    REFUSED("the database's server refuses connections", "Look whether it runs, and whether the port is right."),
    /** Nothing answers in time. */
    NO_ANSWER("the database's server does not answer", "Look at its network policies and at its host."),
    /** The database was never migrated: it has no {@code schema_migrations}. */
    NO_SCHEMA_TABLE("the database was never migrated: its table of migrations is not there", "Run the migration."),
    /** There is no Rails app in the folder that the image starts its programs in. */
    NO_APP(
            "the image has no Rails app where its programs start: no config/application.rb there, or above",
            "Set the image's working directory, or that of the migration, to the app's folder."),
    /** Its Ruby files are more than a log holds. */
    TOO_LARGE(
            "the Ruby files of the image are more than a log holds", "Deploy from a checkout of the revision instead."),
    /** The image said something else; what it said is shown. */
    NOT_UNDERSTOOD("the image's answer was not understood", "Read what it wrote, and correct that.");

    private final String summary;
    private final String nextStep;

    Hindrance(String summary, String nextStep) {
        this.summary = summary;
        this.nextStep = nextStep;
    }

    /** The fact, for people. */
    public String summary() {
        return summary;
    }

    /** What to do about it. */
    public String nextStep() {
        return nextStep;
    }
}
