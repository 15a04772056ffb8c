package dev.railsk.deploy.internal.probe;

import static dev.railsk.deploy.internal.probe.Recorded.RAILS_61;
import static dev.railsk.deploy.internal.probe.Recorded.RAILS_72;
import static dev.railsk.deploy.internal.probe.Recorded.RAILS_81;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.Hindrance;
import dev.railsk.deploy.schema.MigrationRow;
import dev.railsk.deploy.schema.MigrationRow.Status;
import dev.railsk.deploy.schema.MigrationState;
import dev.railsk.deploy.schema.PendingMigration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What real versions of Rails wrote is read as what it means. */
class RecordedAnswersTest {

    private static final String STATUS = "bin/rails db:migrate:status";
    private static final String PENDING = "bin/rails db:abort_if_pending_migrations";

    private static final MigrationRow CREATE = new MigrationRow(Status.UP, "20260101000001", "Create posts");
    private static final MigrationRow INDEX = new MigrationRow(Status.UP, "20260101000002", "Index posts title");
    private static final List<PendingMigration> FIRST_TWO = List.of(
            new PendingMigration("20260101000001", "CreatePosts"),
            new PendingMigration("20260101000002", "IndexPostsTitle"));

    private static MigrationRow up(String version, String name) {
        return new MigrationRow(Status.UP, version, name);
    }

    private static void assertRows(Output output, String database, MigrationRow... rows) {
        assertThat(StatusOutput.read(output))
                .isEqualTo(Answer.told(List.of(new MigrationState(database, List.of(rows)))));
    }

    @Test
    void readsTheMigrationsOfADatabase() {
        assertRows(Recorded.of(RAILS_72, STATUS, "v1", 1), "app_production", CREATE, INDEX);
        assertRows(
                Recorded.of(RAILS_61, "env DATABASE_URL=postgres://app:secret@postgres/rails61 " + STATUS, "v1", 1),
                "rails61",
                CREATE,
                INDEX);
    }

    @Test
    void readsWhichMigrationsTheDatabaseLacks() {
        assertRows(
                Recorded.of(RAILS_72, STATUS, "v3", 0),
                "app_production",
                CREATE,
                INDEX,
                new MigrationRow(Status.DOWN, "20260201000001", "Add slug to posts"),
                new MigrationRow(Status.DOWN, "20260301000001", "Remove legacy from posts"));
    }

    @Test
    void readsWhichMigrationsTheCodeLacks() {
        Output output = Recorded.of(RAILS_72, STATUS, "v1", 2);

        assertRows(
                output,
                "app_production",
                CREATE,
                INDEX,
                up("20260201000001", MigrationRow.NO_FILE),
                up("20260301000001", MigrationRow.NO_FILE));
        MigrationState state = StatusOutput.read(output).found().orElseThrow().get(0);
        assertThat(state.pending()).isEmpty();
        assertThat(state.ahead()).extracting(MigrationRow::version).containsExactly("20260201000001", "20260301000001");
    }

    @Test
    void readsWhatIsPending() {
        assertThat(PendingOutput.read(Recorded.of(RAILS_72, PENDING, "v1", 0))).isEqualTo(Answer.told(FIRST_TWO));
        assertThat(PendingOutput.read(Recorded.of(
                        RAILS_61, "env DATABASE_URL=postgres://app:secret@postgres/rails61 " + PENDING, "v1", 0)))
                .isEqualTo(Answer.told(FIRST_TWO));
        assertThat(PendingOutput.read(Recorded.of(RAILS_72, PENDING, "v3", 0)))
                .isEqualTo(Answer.told(List.of(
                        new PendingMigration("20260201000001", "AddSlugToPosts"),
                        new PendingMigration("20260301000001", "RemoveLegacyFromPosts"))));
    }

    @Test
    void readsThatNothingIsPendingAlsoWhereTheDatabaseIsAhead() {
        assertThat(PendingOutput.read(Recorded.of(RAILS_72, PENDING, "v1", 1))).isEqualTo(Answer.told(List.of()));
        assertThat(PendingOutput.read(Recorded.of(RAILS_72, PENDING, "v1", 2))).isEqualTo(Answer.told(List.of()));
        assertThat(PendingOutput.read(Recorded.of(RAILS_72, PENDING, "v3", 1))).isEqualTo(Answer.told(List.of()));
    }

    @TestFactory
    Stream<DynamicTest> tellsApartWhatExitsWithOne() {
        Output never = Recorded.of(RAILS_72, STATUS, "v1", 0);
        Output login = Recorded.with("postgres://app:wrong@postgres/app_production", PENDING);
        Output host = Recorded.with("postgres://app:secret@nowhere/app_production", PENDING);
        Output refused = Recorded.with("postgres://app:secret@redis:5432/app_production", STATUS);
        Output absent = Recorded.with("postgres://app:secret@postgres/absent", STATUS);
        Output url = Recorded.with("", STATUS);
        return Stream.of(
                is(never, Hindrance.NO_SCHEMA_TABLE, "Schema migrations table does not exist yet."),
                is(
                        login,
                        Hindrance.WRONG_LOGIN,
                        "PG::ConnectionBad: connection to server at \"192.0.2.10\", port 5432 failed: FATAL:  password"
                                + " authentication failed for user \"app\" (PG::ConnectionBad)"),
                is(
                        host,
                        Hindrance.UNKNOWN_HOST,
                        "PG::ConnectionBad: could not translate host name \"nowhere\" to address: Temporary failure in name"
                                + " resolution (PG::ConnectionBad)"),
                is(
                        refused,
                        Hindrance.REFUSED,
                        "ActiveRecord::ConnectionNotEstablished: connection to server at \"192.0.2.11\", port 5432 failed:"
                                + " Connection refused (ActiveRecord::ConnectionNotEstablished)"),
                is(
                        absent,
                        Hindrance.NO_DATABASE,
                        "PG::ConnectionBad: connection to server at \"192.0.2.10\", port 5432 failed: FATAL:  database"
                                + " \"absent\" does not exist (PG::ConnectionBad)"),
                is(url, Hindrance.NOT_UNDERSTOOD, ""));
    }

    @TestFactory
    Stream<DynamicTest> tellsApartWhatExitsWithOneInRails8() {
        String at = "PG::ConnectionBad: connection to server at ";
        return Stream.of(
                is(
                        of81("app:wrong@192.0.2.10/app81", PENDING),
                        Hindrance.WRONG_LOGIN,
                        at + "\"192.0.2.10\", port 5432 failed: FATAL:  password authentication failed for user \"app\""
                                + " (PG::ConnectionBad)"),
                is(
                        of81("app:secret@nowhere/app81", PENDING),
                        Hindrance.UNKNOWN_HOST,
                        "PG::ConnectionBad: could not translate host name \"nowhere\" to address: Name or service not known"
                                + " (PG::ConnectionBad)"),
                is(
                        of81("app:secret@192.0.2.11:5432/app81", STATUS),
                        Hindrance.REFUSED,
                        at + "\"192.0.2.11\", port 5432 failed: Connection refused (PG::ConnectionBad)"),
                is(
                        of81("app:secret@192.0.2.10/absent", STATUS),
                        Hindrance.NO_DATABASE,
                        at
                                + "\"192.0.2.10\", port 5432 failed: FATAL:  database \"absent\" does not exist (PG::ConnectionBad)"),
                is(
                        Recorded.of(RAILS_81, STATUS, "v1", 0),
                        Hindrance.NO_SCHEMA_TABLE,
                        "Schema migrations table does not exist yet."),
                is(Recorded.of(RAILS_81, "env DATABASE_URL= " + STATUS, "v3", 0), Hindrance.NOT_UNDERSTOOD, ""));
    }

    private static Output of81(String url, String command) {
        return Recorded.of(RAILS_81, "env DATABASE_URL=postgres://" + url + " " + command, "v3", 0);
    }

    @Test
    void readsTheMigrationsOfRails8() {
        MigrationRow[] first = {CREATE, up("20260101000002", "Create comments"), up("20260101000003", "Create notes")};
        MigrationRow drop = new MigrationRow(Status.DOWN, "20260202000001", "Remove legacy from posts");
        assertRows(Recorded.of(RAILS_81, STATUS, "v1", 1), "app81", first);
        assertRows(Recorded.of(RAILS_81, STATUS, "v3", 0), "app81", first[0], first[1], first[2], drop);
        assertRows(
                Recorded.of(RAILS_81, STATUS, "v1", 2),
                "app81",
                first[0],
                first[1],
                first[2],
                up("20260202000001", MigrationRow.NO_FILE));

        assertThat(PendingOutput.read(Recorded.of(RAILS_81, PENDING, "v3", 0)))
                .isEqualTo(Answer.told(List.of(new PendingMigration("20260202000001", "RemoveLegacyFromPosts"))));
        assertThat(PendingOutput.read(Recorded.of(RAILS_81, PENDING, "v1", 0))
                        .found()
                        .orElseThrow())
                .hasSize(3);
        assertThat(PendingOutput.read(Recorded.of(RAILS_81, PENDING, "v1", 2))).isEqualTo(Answer.told(List.of()));
    }

    private static DynamicTest is(Output output, Hindrance hindrance, String words) {
        return DynamicTest.dynamicTest(hindrance.name(), () -> {
            List<Answer<?>> answers =
                    List.of(StatusOutput.read(output), PendingOutput.read(output), CodeOutput.read(output));
            for (Answer<?> answer : answers) {
                Answer.Hindered<?> hindered = (Answer.Hindered<?>) answer;
                assertThat(hindered.why()).isEqualTo(Optional.of(hindrance));
                assertThat(hindered.words()).isEqualTo(words);
                assertThat(hindered.exitCode()).isEqualTo(1);
            }
        });
    }

    @Test
    void showsWhatWasNotUnderstoodWithoutTheDepthOfItsBacktrace() {
        Answer.Hindered<?> hindered =
                (Answer.Hindered<?>) StatusOutput.read(Recorded.with("", "bin/rails db:migrate:status"));

        assertThat(hindered.log())
                .hasSize(6)
                .startsWith("bin/rails aborted!", "Database URL cannot be empty")
                .endsWith("\t... 36 more frames", "(See full trace by running task with --trace)");
    }
}
