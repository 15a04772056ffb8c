package dev.railsk.deploy;

import static java.util.Objects.requireNonNull;

import dev.railsk.source.SourceManifest;
import dev.railsk.task.MigrationTiming;
import java.time.Duration;
import java.util.Optional;

/**
 * How to deploy.
 *
 * @param migration when to migrate, instead of when the app says
 * @param timeout how long the rollout may take at most, and each task that has no deadline of its own
 * @param consent what may be written at all
 * @param by who deploys, for others who wait for the same environment
 * @param lockWait how long to wait for another deploy of the environment that is at work; zero to be refused then
 * @param ending what is done at the end
 * @param source from where it is known what the Ruby code of the revision says of its database
 */
public record DeployOptions(
        Optional<MigrationTiming> migration,
        Duration timeout,
        Consent consent,
        DeployedBy by,
        Duration lockWait,
        Ending ending,
        SourceOrigin source) {

    /**
     * What the app says, ten minutes, for real, by nobody who says a name, without waiting for another deploy, ten releases; what is no
     * longer defined is deleted, what other tools set is not adopted, and a failed rollout stays as it is.
     */
    public static final DeployOptions DEFAULT = new DeployOptions(
            Optional.empty(),
            Duration.ofMinutes(10),
            new Consent(false, Optional.empty(), false),
            DeployedBy.UNKNOWN,
            Duration.ZERO,
            new Ending(10, Pruning.ON, false),
            SourceOrigin.unknown());

    public DeployOptions {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the timeout must be longer than nothing, but was " + timeout);
        }
        if (lockWait.isNegative()) {
            throw new IllegalArgumentException("the wait for the lock must not be negative, but was " + lockWait);
        }
    }

    /**
     * What may be written at all.
     *
     * @param isDryRun whether to stop after the dry run
     * @param diff the digest of the diff that was agreed to; empty when none was asked for
     * @param isAdopting whether fields of the definition are taken from the tools that made or changed the objects before: kubectl and
     *     Helm
     */
    public record Consent(boolean isDryRun, Optional<String> diff, boolean isAdopting) {}

    /**
     * What is done at the end.
     *
     * @param keptReleases how many records of releases to keep; the last one that succeeded is kept beyond them
     * @param pruning what of that which is no longer defined is deleted
     * @param rollsBack whether a deploy that fails brings the release before back
     */
    public record Ending(int keptReleases, Pruning pruning, boolean rollsBack) {

        public Ending {
            if (keptReleases < 1) {
                throw new IllegalArgumentException("the releases to keep must be at least 1, but were " + keptReleases);
            }
        }
    }

    /** Whether to stop after the dry run. */
    public boolean isDryRun() {
        return consent.isDryRun();
    }

    /** Whether fields of the definition are taken from the tools that made or changed the objects before. */
    public boolean isAdopting() {
        return consent.isAdopting();
    }

    /** How many records of releases to keep. */
    public int keptReleases() {
        return ending.keptReleases();
    }

    /** What of that which is no longer defined is deleted at the end. */
    public Pruning pruning() {
        return ending.pruning();
    }

    /** The same with another time of the migration. */
    public DeployOptions migrate(MigrationTiming timing) {
        return new DeployOptions(Optional.of(timing), timeout, consent, by, lockWait, ending, source);
    }

    /** The same with another timeout. */
    public DeployOptions timeout(Duration limit) {
        return new DeployOptions(migration, limit, consent, by, lockWait, ending, source);
    }

    /** The same, but nothing is written. */
    public DeployOptions dryRun() {
        return with(new Consent(true, consent.diff(), consent.isAdopting()));
    }

    /**
     * The same, but refused if it would no longer change just what this diff showed.
     *
     * @param digest of {@link EnvironmentDiff#digest()}
     */
    public DeployOptions confirmDiff(String digest) {
        requireNonNull(digest, "digest");
        return with(new Consent(consent.isDryRun(), Optional.of(digest), consent.isAdopting()));
    }

    /** The same, taking the definition's fields from the tools that made or changed the objects before: kubectl and Helm. */
    public DeployOptions adopt() {
        return with(new Consent(consent.isDryRun(), consent.diff(), true));
    }

    /** The same in the name of somebody. */
    public DeployOptions by(DeployedBy who) {
        return new DeployOptions(migration, timeout, consent, who, lockWait, ending, source);
    }

    /** The same, waiting this long for another deploy of the environment. */
    public DeployOptions waitForLock(Duration limit) {
        return new DeployOptions(migration, timeout, consent, by, limit, ending, source);
    }

    /** The same, keeping the records of this many releases. */
    public DeployOptions keepReleases(int number) {
        return with(new Ending(number, ending.pruning(), ending.rollsBack()));
    }

    /** The same, deleting this of what is no longer defined. */
    public DeployOptions prune(Pruning what) {
        return with(new Ending(ending.keptReleases(), what, ending.rollsBack()));
    }

    /**
     * The same, but a deploy that fails after workloads were changed brings back the last release that succeeded, as
     * {@link Deployer#rollback} does. It stays a failed deploy. It is not brought back where the database was migrated behind the
     * rollout: the older code may not know it; the exception then says so.
     */
    public DeployOptions rollBackOnFailure() {
        return with(new Ending(ending.keptReleases(), ending.pruning(), true));
    }

    /**
     * The same for a revision of which this is the Ruby code: it is kept in the record of the release and compared with that of the one
     * that runs. Default: nothing is known, and no migration is judged.
     *
     * @see dev.railsk.source.SourceReader
     */
    public DeployOptions source(SourceManifest code) {
        return new DeployOptions(migration, timeout, consent, by, lockWait, ending, SourceOrigin.given(code));
    }

    /**
     * The same, but the image of the revision is asked for its Ruby code, once the lock is held and before anything is written, in a Job of
     * plain {@code ruby} that has no variables and secrets. Where it cannot be asked the deploy is refused. Where nothing runs yet, and in a
     * dry run, it is not asked. If the code that runs is not known either, the image of that is asked too.
     *
     * @see ImageQuestions#source()
     */
    public DeployOptions sourceOfImage() {
        return new DeployOptions(migration, timeout, consent, by, lockWait, ending, SourceOrigin.ofImage());
    }

    private DeployOptions with(Consent other) {
        return new DeployOptions(migration, timeout, other, by, lockWait, ending, source);
    }

    private DeployOptions with(Ending other) {
        return new DeployOptions(migration, timeout, consent, by, lockWait, other, source);
    }
}
