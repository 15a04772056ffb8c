package dev.railsk.deploy.internal.probe;

import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.CodeState;
import dev.railsk.deploy.schema.Hindrance;
import dev.railsk.deploy.schema.MigrationState;
import dev.railsk.deploy.schema.PendingMigration;
import dev.railsk.image.Revision;
import dev.railsk.source.SourceManifest;
import dev.railsk.source.internal.PackedFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the image of this run's revision, a Job a question. Whoever asks holds the lock: a migration meanwhile would make the answer a thing
 * of the past. Nothing of it counts as written.
 */
public final class ImageProbe {

    private final DeployRun run;

    /** A probe of the revision that this run is about. */
    public ImageProbe(DeployRun run) {
        this.run = run;
    }

    /** How the migrations of all databases stand. */
    public Answer<List<MigrationState>> migrations() throws InterruptedException {
        return StatusOutput.read(ask(Questions.STATUS));
    }

    /** How those of one of several databases stand, by its key in {@code config/database.yml}. */
    public Answer<List<MigrationState>> migrations(String database) throws InterruptedException {
        return StatusOutput.read(ask(Questions.statusOf(database)));
    }

    /** Which migrations are pending in any database. */
    public Answer<List<PendingMigration>> pending() throws InterruptedException {
        return PendingOutput.read(ask(Questions.PENDING));
    }

    /** Which are pending in one of several databases, by its key in {@code config/database.yml}. */
    public Answer<List<PendingMigration>> pending(String database) throws InterruptedException {
        return PendingOutput.read(ask(Questions.pendingOf(database)));
    }

    /** What is pending by what the states say, asked for once more only where a database was never migrated. */
    public Answer<List<PendingMigration>> pending(Answer<List<MigrationState>> states) throws InterruptedException {
        return states.why().equals(Optional.of(Hindrance.NO_SCHEMA_TABLE))
                ? pending()
                : states.map(ImageProbe::pendingIn);
    }

    private static List<PendingMigration> pendingIn(List<MigrationState> states) {
        List<PendingMigration> pending = new ArrayList<>();
        states.forEach(state -> pending.addAll(state.pending()));
        return pending;
    }

    /** What the models ignore, know and need. */
    public Answer<CodeState> code() throws InterruptedException {
        return CodeOutput.read(ask(Questions.CODE));
    }

    /** What the Ruby files of this run's revision say of the database. Only the image is needed. */
    public Answer<SourceManifest> source() throws InterruptedException {
        return source(run.order().revision());
    }

    /** The same of another revision. */
    public Answer<SourceManifest> source(Revision revision) throws InterruptedException {
        Output output =
                Question.ofImageAlone(run, revision, PackedFiles.command()).ask();
        Answer<SourceOutput.Source> answer = SourceOutput.read(output, run.mask());
        answer.found()
                .filter(source -> !source.isProven())
                .ifPresent(source -> run.warn("Ruby " + source.ruby()
                        + " in the image of " + revision
                        + " has no Ripper, so what its migrations were read as is not proven by Ruby's own parser"));
        return answer.map(SourceOutput.Source::manifest);
    }

    /** What a Ruby expression counts, such as {@code User.where(nickname: nil).count}. */
    public Answer<Long> count(String expression) throws InterruptedException {
        return CountOutput.read(ask(Questions.count(expression)));
    }

    private Output ask(List<String> command) throws InterruptedException {
        return new Question(run, command).ask();
    }
}
