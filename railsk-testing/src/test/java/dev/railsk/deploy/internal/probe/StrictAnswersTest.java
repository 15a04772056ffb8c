package dev.railsk.deploy.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.CodeState;
import dev.railsk.deploy.schema.Hindrance;
import dev.railsk.deploy.schema.MigrationRow;
import dev.railsk.deploy.schema.MigrationRow.Status;
import dev.railsk.deploy.schema.MigrationState;
import dev.railsk.deploy.schema.ModelState;
import dev.railsk.deploy.schema.PendingMigration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is cut, mixed or unknown is not understood, and nothing is guessed from an exit code. */
class StrictAnswersTest {

    private static final List<String> STATUS = List.of(
            "",
            "database: app_production",
            "",
            " Status   Migration ID    Migration Name",
            "--------------------------------------------------",
            "   up     20260101000001  Create posts",
            "  down    20260201000001  Add slug to posts",
            "");

    private static final List<String> PENDING = List.of(
            "You have 2 pending migrations:",
            "  20260101000001 CreatePosts",
            "     2 IndexPostsTitle",
            "Run `bin/rails db:migrate` to update your database then try again.");

    private static void assertNotUnderstood(Answer<?> answer) {
        assertThat(answer.why()).isEqualTo(Optional.of(Hindrance.NOT_UNDERSTOOD));
    }

    private static List<String> with(List<String> lines, int index, String line) {
        List<String> more = new ArrayList<>(lines);
        more.add(index, line);
        return more;
    }

    @Test
    void believesNoExitCodeAlone() {
        Output silent = new Output(1, List.of());

        assertNotUnderstood(PendingOutput.read(silent));
        assertNotUnderstood(StatusOutput.read(silent));
        assertNotUnderstood(CodeOutput.read(silent));
        assertNotUnderstood(CountOutput.read(silent));
        assertNotUnderstood(StatusOutput.read(new Output(0, List.of())));
        assertNotUnderstood(CodeOutput.read(new Output(0, List.of())));
        assertNotUnderstood(CountOutput.read(new Output(0, List.of())));
        assertNotUnderstood(PendingOutput.read(new Output(0, PENDING)));
        assertNotUnderstood(PendingOutput.read(new Output(137, PENDING)));
        assertNotUnderstood(StatusOutput.read(new Output(1, STATUS)));
    }

    @Test
    void understandsNoTableThatIsCut() {
        for (int length = 0; length < STATUS.size(); length++) {
            assertNotUnderstood(StatusOutput.read(new Output(0, STATUS.subList(0, length))));
        }
        for (int length = 0; length < PENDING.size(); length++) {
            assertNotUnderstood(PendingOutput.read(new Output(1, PENDING.subList(0, length))));
        }
        assertNotUnderstood(StatusOutput.read(new Output(0, with(STATUS, 7, "  do"))));
        assertNotUnderstood(StatusOutput.read(new Output(0, with(STATUS, 7, "   up     ***  Something"))));
        assertNotUnderstood(StatusOutput.read(new Output(0, with(STATUS, 6, "database: other"))));
    }

    @Test
    void readsPastWhatTheAppLogsInBetween() {
        String noise =
                "DEPRECATION WARNING: something is deprecated (called from <main> at /app/config/environment.rb:5)";

        for (int index = 0; index <= STATUS.size(); index++) {
            assertThat(StatusOutput.read(new Output(0, with(STATUS, index, noise))))
                    .isEqualTo(StatusOutput.read(new Output(0, STATUS)));
        }
        for (int index = 0; index <= PENDING.size(); index++) {
            assertThat(PendingOutput.read(new Output(1, with(PENDING, index, noise))))
                    .isEqualTo(PendingOutput.read(new Output(1, PENDING)));
        }
    }

    @Test
    void readsShortVersionsAndTheAdviceOfOneDatabase() {
        List<String> lines = List.of(
                "Run `bin/rails db:migrate:animals` to update your database then try again.",
                "You have 1 pending migration:",
                "     2 CreateDogs");

        assertThat(PendingOutput.read(new Output(1, lines)))
                .isEqualTo(Answer.told(List.of(new PendingMigration("2", "CreateDogs"))));
    }

    @Test
    void readsEachOfSeveralDatabases() {
        List<String> lines = new ArrayList<>(STATUS);
        lines.addAll(STATUS.stream()
                .map(line -> line.replace("app_production", "animals_production"))
                .toList());

        assertThat(StatusOutput.read(new Output(0, lines)).found().orElseThrow())
                .extracting(MigrationState::database)
                .containsExactly("app_production", "animals_production");
    }

    @Test
    void readsADatabaseThatIsMigratedAndHasNoMigrations() {
        List<String> lines = new ArrayList<>(STATUS.subList(0, 5));
        lines.add("");

        assertThat(StatusOutput.read(new Output(0, lines)))
                .isEqualTo(Answer.told(List.of(new MigrationState("app_production", List.of()))));
    }

    @Test
    void believesTheDriverAndNotRails() {
        // Rails looks whether the database's name stands anywhere in the driver's message, such as in the host's.
        List<String> lines = List.of(
                "bin/rails aborted!",
                "ActiveRecord::NoDatabaseError: We could not find your database: shop. Available database configurations can be"
                        + " found in config/database.yml. (ActiveRecord::NoDatabaseError)",
                "Caused by:",
                "PG::ConnectionBad: could not translate host name \"shop-db\" to address: Name or service not known"
                        + " (PG::ConnectionBad)");

        assertThat(StatusOutput.read(new Output(1, lines)).why()).contains(Hindrance.UNKNOWN_HOST);
        assertNotUnderstood(StatusOutput.read(new Output(1, lines.subList(0, 2))));
    }

    @Test
    void believesNoErrorThatTheAppHasOutlived() {
        List<String> lines = List.of(
                "PG::ConnectionBad: connection to server at \"192.0.2.10\", port 5432 failed: Connection refused",
                "bin/rails aborted!",
                "NameError: uninitialized constant Shop (NameError)");

        assertNotUnderstood(StatusOutput.read(new Output(1, lines)));
        assertNotUnderstood(StatusOutput.read(new Output(1, List.of("Connection refused"))));
    }

    @Test
    void readsTheWordsOfMysql() {
        assertThat(hindrance("Mysql2::Error::ConnectionError: Access denied for user 'app'@'192.0.2.1'"))
                .contains(Hindrance.WRONG_LOGIN);
        assertThat(hindrance("ActiveRecord::NoDatabaseError: Unknown database 'shop'"))
                .contains(Hindrance.NO_DATABASE);
        assertThat(hindrance("Mysql2::Error: Can't connect to MySQL server on 'db:3306' (111)"))
                .contains(Hindrance.REFUSED);
    }

    private static Optional<Hindrance> hindrance(String line) {
        return StatusOutput.read(new Output(1, List.of("bin/rails aborted!", line)))
                .why();
    }

    @Test
    void readsTheCode() {
        List<String> lines = List.of(
                "railsk-model {\"name\":\"Post\",\"database\":\"primary\",\"table\":\"posts\",\"there\":true,"
                        + "\"ignored\":[\"legacy\"],\"columns\":[\"id\",\"title\"],\"required\":[\"title\"]} railsk-end",
                "an app that writes on",
                "railsk-code {\"rails\":\"8.1.0\",\"models\":1} railsk-end");

        CodeState code = CodeOutput.read(new Output(0, lines)).found().orElseThrow();

        assertThat(code)
                .isEqualTo(new CodeState(
                        "8.1.0",
                        List.of(new ModelState(
                                "Post",
                                "primary",
                                "posts",
                                true,
                                List.of("legacy"),
                                List.of("id", "title"),
                                List.of("title")))));
        assertThat(code.ignores("posts", "legacy")).isTrue();
        assertThat(code.ignores("posts", "title")).isFalse();
        assertNotUnderstood(CodeOutput.read(new Output(0, lines.subList(1, 3))));
        assertNotUnderstood(CodeOutput.read(new Output(0, lines.subList(0, 1))));
        assertNotUnderstood(CodeOutput.read(new Output(1, lines)));
        assertNotUnderstood(CodeOutput.read(
                new Output(0, List.of("railsk-model {\"name\": railsk-end", "railsk-code {\"models\":1} railsk-end"))));
    }

    @Test
    void readsACount() {
        assertThat(CountOutput.read(new Output(0, List.of("a log", "railsk-count 12 railsk-end"))))
                .isEqualTo(Answer.told(12L));
        assertNotUnderstood(
                CountOutput.read(new Output(0, List.of("railsk-count 1 railsk-end", "railsk-count 0 railsk-end"))));
        assertNotUnderstood(CountOutput.read(new Output(0, List.of("railsk-count 1"))));
    }

    @Test
    void hidesThePasswordOfAnUrlThatItShows() {
        Answer.Hindered<?> hindered = (Answer.Hindered<?>) StatusOutput.read(
                new Output(1, List.of("bad URI: postgres://app:hunter22@postgres/shop (URI::InvalidURIError)")));

        assertThat(hindered.log()).containsExactly("bad URI: postgres://app:***@postgres/shop (URI::InvalidURIError)");
    }

    @Test
    void readsRowsOfBothKinds() {
        assertThat(StatusOutput.read(new Output(0, STATUS)))
                .isEqualTo(Answer.told(List.of(new MigrationState(
                        "app_production",
                        List.of(
                                new MigrationRow(Status.UP, "20260101000001", "Create posts"),
                                new MigrationRow(Status.DOWN, "20260201000001", "Add slug to posts"))))));
    }
}
