package dev.railsk.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.task.MigrationTiming;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is wrong with a step from one release's code to another's. */
class SourceChangeTest {

    private static final SourceTerms AFTER = SourceTerms.of(MigrationTiming.AFTER);
    private static final SourceTerms BEFORE = SourceTerms.of(MigrationTiming.BEFORE);
    private static final SourceTerms SPLIT = SourceTerms.of(MigrationTiming.SPLIT);

    private static final SourceManifest IGNORING = models(ignored("User", "users", 3, "legacy"));
    private static final SourceManifest DROPPING = new SourceManifest(
            List.of(migration("2", MigrationSet.POST, drop())), IGNORING.ignored(), List.of(), List.of());

    @Test
    void refusesADropOfAColumnThatRunningCodeUses() {
        SourceChange change = SourceChange.judge(SourceManifest.EMPTY, DROPPING, AFTER);

        assertThat(change.pending()).extracting(MigrationFile::version).containsExactly("2");
        assertThat(change.refusals())
                .extracting(problem -> problem.kind().id() + ": " + problem.describe(""))
                .containsExactly(
                        "drop-in-use: migration 2 change_things takes away users.legacy, which the running release does not"
                                + " ignore\n  at db/post_migrate/2_change_things.rb:3\n  Deploy code first whose models of users have"
                                + " self.ignored_columns += [\"legacy\"], and this migration after it.");
    }

    @Test
    void allowsADropOfAColumnThatRunningCodeIgnores() {
        assertThat(SourceChange.judge(IGNORING, DROPPING, AFTER).problems()).isEmpty();
        assertThat(SourceChange.judge(IGNORING, DROPPING, SPLIT).problems()).isEmpty();
    }

    @Test
    void refusesADropThatOneModelOfTheTableDoesNotIgnore() {
        SourceManifest running = models(ignored("User", "users", 3, "legacy"), ignored("OldUser", "users", 1, "name"));

        assertThat(SourceChange.judge(running, DROPPING, AFTER).refusals())
                .extracting(SourceProblem::fact)
                .containsExactly(
                        "migration 2 change_things takes away users.legacy, which the running release does not ignore;"
                                + " OldUser (app/models/model.rb:1 of the running release) does not");
    }

    @Test
    void saysWhichModelMayBeMeant() {
        SourceManifest running = new SourceManifest(
                List.of(),
                List.of(ignored("Admin::User", "", 2, "legacy")),
                List.of(),
                List.of(new Misread("what", "how", new SourceLine("app/models/role.rb", 7))));

        assertThat(SourceChange.judge(running, DROPPING, AFTER).refusals())
                .extracting(SourceProblem::nextStep)
                .containsExactly(
                        "Deploy code first whose models of users have self.ignored_columns += [\"legacy\"], and this"
                                + " migration after it. If Admin::User (app/models/model.rb:2) is its model, write self.table_name in it."
                                + " What app/models/role.rb:7 ignores could not be understood.");
    }

    @Test
    void refusesToStopIgnoringWhatIsDroppedOnlyThen() {
        SourceManifest next = new SourceManifest(DROPPING.migrations(), List.of(), List.of(), List.of());

        assertThat(SourceChange.judge(IGNORING, next, AFTER).refusals())
                .extracting(problem -> problem.kind().id() + ": " + problem.describe(""))
                .containsExactly(
                        "ignore-removed-too-early: User of the next release no longer ignores users.legacy, which migration 2"
                                + " change_things takes away while that code runs\n  at db/post_migrate/2_change_things.rb:1\n  Keep"
                                + " self.ignored_columns (app/models/model.rb:3 of the running release) in this release, and leave it out"
                                + " in the next.");
        assertThat(SourceChange.judge(IGNORING, next, AFTER.applied(Set.of("2")))
                        .problems())
                .isEmpty();
    }

    @Test
    void tellsThatAColumnIsUsedAgain() {
        assertThat(SourceChange.judge(IGNORING, SourceManifest.EMPTY, AFTER).problems())
                .extracting(problem -> problem.kind().id())
                .containsExactly("ignore-removed");
    }

    @Test
    void refusesWhatTakesAwayBeforeTheRollout() {
        SourceManifest next =
                migrations(migration("2", MigrationSet.PRE, operation("drop_table", "olds", Risk.CONTRACT)));

        assertThat(kinds(SourceManifest.EMPTY, next, BEFORE)).containsExactly("contract-before-rollout");
        assertThat(kinds(SourceManifest.EMPTY, next, SPLIT)).containsExactly("contract-before-rollout");
        assertThat(kinds(SourceManifest.EMPTY, next, AFTER)).isEmpty();
        assertThat(SourceChange.judge(SourceManifest.EMPTY, next, SPLIT)
                        .refusals()
                        .get(0)
                        .describe(""))
                .isEqualTo(
                        "migration 2 change_things would run while older code does, and takes something away: drop_table olds\n"
                                + "  at db/migrate/2_change_things.rb:3\n  Move it to db/post_migrate. how");
    }

    @Test
    void tellsThatASchemaFileWasNotCommitted() {
        SourceManifest next =
                schema(migrations(migration("10", MigrationSet.PRE), migration("9", MigrationSet.PRE)), "9");

        assertThat(SourceChange.judge(SourceManifest.EMPTY, next, AFTER).problems())
                .extracting(problem -> problem.kind().id() + ": " + problem.describe(""))
                .containsExactly("schema-behind: db/schema.rb is of version 9, and migration 10 change_things"
                        + " (db/migrate/10_change_things.rb:1) is newer: a database that is made of it lacks what that does\n"
                        + "  at db/schema.rb:13\n  Run bin/rails db:migrate, and commit db/schema.rb.");
        assertThat(kinds(SourceManifest.EMPTY, schema(next, "10"), AFTER)).isEmpty();
        assertThat(kinds(SourceManifest.EMPTY, schema(next, "11"), AFTER)).isEmpty();
        assertThat(kinds(SourceManifest.EMPTY, schema(models(), "0"), AFTER)).isEmpty();
    }

    @Test
    void allowsADropBeforeTheRolloutOfWhatIsIgnored() {
        SourceManifest next = new SourceManifest(
                List.of(migration("2", MigrationSet.PRE, drop())), IGNORING.ignored(), List.of(), List.of());

        assertThat(kinds(IGNORING, next, BEFORE)).isEmpty();
        assertThat(kinds(IGNORING, next, SPLIT)).containsExactly("contract-before-rollout");
    }

    @Test
    void takesWhatIsUnsureForAContractUntilItIsAssured() {
        SourceManifest next = migrations(migration("2", MigrationSet.PRE, operation("execute", "", Risk.UNSURE)));

        assertThat(SourceChange.judge(SourceManifest.EMPTY, next, SPLIT)
                        .refusals()
                        .get(0)
                        .describe(""))
                .isEqualTo(
                        "migration 2 change_things would run while older code does, and what it does is not sure: execute: why\n"
                                + "  at db/migrate/2_change_things.rb:3\n  Look at it, and say assured(\"2\", reason) if it takes nothing"
                                + " away; else move it to db/post_migrate.");
        assertThat(kinds(SourceManifest.EMPTY, next, SPLIT.assured(Set.of("2"))))
                .isEmpty();
        assertThat(kinds(SourceManifest.EMPTY, next, AFTER)).containsExactly("not-understood");
    }

    @Test
    void refusesWhatAddsAndTakesAwayAtOnce() {
        SourceManifest next = migrations(
                migration("2", MigrationSet.PRE, add(), operation("rename_column", "users", Risk.CONTRACT, "a", "b")));
        SourceManifest running = models(ignored("User", "users", 3, "a"));

        assertThat(kinds(running, next, SPLIT)).containsExactly("mixed-migration");
        assertThat(kinds(running, next, BEFORE)).startsWith("mixed-migration");
    }

    @Test
    void refusesLaterMigrationsBeforeTheRollout() {
        SourceManifest next = migrations(
                migration("2", MigrationSet.POST, operation("add_index", "users", Risk.EXPAND, "a")),
                migration("3", MigrationSet.PRE, operation("create_table", "posts", Risk.EXPAND)));

        assertThat(kinds(SourceManifest.EMPTY, next, BEFORE)).containsExactly("post-before-rollout");
        assertThat(kinds(SourceManifest.EMPTY, next, AFTER)).containsExactly("pre-after-rollout");
        assertThat(kinds(SourceManifest.EMPTY, next, SPLIT)).isEmpty();
    }

    @Test
    void tellsThatAColumnIsSeenOnlyAfterARestart() {
        SourceManifest next = migrations(migration("2", MigrationSet.PRE, add()));

        assertThat(SourceChange.judge(SourceManifest.EMPTY, next, AFTER)
                        .warnings()
                        .get(0)
                        .describe(""))
                .isEqualTo(
                        "migration 2 change_things adds users.nickname behind the rollout: the code that runs by then sees it only"
                                + " when it is started again\n  at db/migrate/2_change_things.rb:1\n  Use it from the next release on, restart"
                                + " after the migration, or migrate before the rollout.");
        assertThat(kinds(SourceManifest.EMPTY, next, BEFORE)).isEmpty();
        assertThat(kinds(SourceManifest.EMPTY, next, SPLIT)).isEmpty();
    }

    @Test
    void tellsAMigrationThatIsOlderThanOneThatHasRun() {
        MigrationFile ran = migration("3", MigrationSet.PRE, operation("create_table", "posts", Risk.EXPAND));
        MigrationFile late = migration("2", MigrationSet.PRE, operation("create_table", "tags", Risk.EXPAND));

        SourceChange change = SourceChange.judge(migrations(ran), migrations(late, ran), SPLIT);

        assertThat(change.pending()).containsExactly(late);
        assertThat(change.warnings())
                .extracting(SourceProblem::fact)
                .containsExactly("migration 2 change_things is older than 3 change_things, which has run");
    }

    @Test
    void judgesOnlyWhatIsPending() {
        SourceManifest next = migrations(
                migration("1", MigrationSet.PRE, operation("drop_table", "olds", Risk.CONTRACT)),
                migration("2", MigrationSet.PRE, operation("add_index", "users", Risk.NEEDS_CARE, "a")));
        SourceManifest running = migrations(next.migrations().get(0));

        assertThat(kinds(running, next, SPLIT)).containsExactly("needs-care");
        assertThat(kinds(running, next, SPLIT.applied(Set.of()))).contains("contract-before-rollout");
        assertThat(kinds(running, next, SPLIT.applied(Set.of("1", "2")))).isEmpty();
    }

    private static List<String> kinds(SourceManifest running, SourceManifest next, SourceTerms terms) {
        return SourceChange.judge(running, next, terms).problems().stream()
                .map(problem -> problem.kind().id())
                .toList();
    }

    private static SourceManifest migrations(MigrationFile... migrations) {
        return new SourceManifest(List.of(migrations), List.of(), List.of(), List.of());
    }

    private static SourceManifest schema(SourceManifest manifest, String version) {
        SchemaFile schema =
                new SchemaFile(MigrationFile.PRIMARY, version, List.of(), new SourceLine("db/schema.rb", 13));
        return new SourceManifest(manifest.migrations(), List.of(), List.of(schema), List.of());
    }

    private static SourceManifest models(IgnoredColumns... ignored) {
        return new SourceManifest(List.of(), List.of(ignored), List.of(), List.of());
    }

    private static IgnoredColumns ignored(String model, String table, int line, String... columns) {
        return new IgnoredColumns(model, table, List.of(columns), new SourceLine("app/models/model.rb", line));
    }

    private static Operation drop() {
        return operation("remove_column", "users", Risk.CONTRACT, "legacy");
    }

    private static Operation add() {
        return operation("add_column", "users", Risk.EXPAND, "nickname");
    }

    private static Operation operation(String call, String table, Risk risk, String... columns) {
        return Operation.of(call, table, List.of(columns), new Effect(risk, "why", "how"), new SourceLine("x.rb", 3));
    }

    private static MigrationFile migration(String version, MigrationSet set, Operation... operations) {
        String folder = set == MigrationSet.PRE ? "db/migrate/" : "db/post_migrate/";
        SourceLine at = new SourceLine(folder + version + "_change_things.rb", 1);
        List<Operation> placed = List.of(operations).stream()
                .map(each -> new Operation(
                        each.call(),
                        each.table(),
                        each.columns(),
                        each.effect(),
                        each.becomes(),
                        new SourceLine(at.file(), 3)))
                .toList();
        return new MigrationFile(version, "change_things", MigrationFile.PRIMARY, set, placed, at);
    }
}
