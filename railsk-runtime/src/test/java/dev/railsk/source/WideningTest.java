package dev.railsk.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.task.MigrationTiming;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of a type is judged by the type that the running release's schema proves. */
class WideningTest {

    private static final String COLUMNS =
            """
            CREATE TABLE public.users (
                name character varying(50),
                bio character varying,
                note text,
                total numeric(10,2),
                many numeric,
                nick public.citext,
                code character varying(50),
                state character varying(50) CHECK ((state <> ''::text)),
                tags character varying(50)[],
                pad character(2),
                opens time(3) without time zone,
                wait interval(3),
                net cidr,
                age integer
            );
            CREATE INDEX index_users_on_code ON public.users USING btree (code);
            INSERT INTO "schema_migrations" (version) VALUES ('1');
            """;

    private static final String EMPTY = "class A < ActiveRecord::Migration[7.2]\n  def change\n  end\nend\n";

    @TempDir
    private Path root;

    @Test
    void knowsLongerStrings() {
        assertThat(risk(":name, :string, limit: 100")).isEqualTo(Risk.EXPAND);
        assertThat(risk(":name, :string, limit: 50, comment: \"x\"")).isEqualTo(Risk.EXPAND);
        assertThat(risk(":name, :string")).isEqualTo(Risk.EXPAND);
        assertThat(risk(":name, :text")).isEqualTo(Risk.EXPAND);
        assertThat(risk(":name, :varchar")).isEqualTo(Risk.EXPAND);
        assertThat(risk(":bio, \"text\", null: true")).isEqualTo(Risk.EXPAND);
        assertThat(risk(":note, :string")).isEqualTo(Risk.EXPAND);
        assertThat(risk("[:name, :bio], :text")).isEqualTo(Risk.EXPAND);
    }

    @Test
    void knowsWiderNumbersTimesAndNetworks() {
        assertThat(risk(":total, :decimal, precision: 12, scale: 2")).isEqualTo(Risk.EXPAND);
        assertThat(risk(":total, :numeric")).isEqualTo(Risk.EXPAND);
        assertThat(risk(":opens, :time")).isEqualTo(Risk.EXPAND);
        assertThat(risk(":wait, :interval, precision: 4")).isEqualTo(Risk.EXPAND);
        assertThat(risk(":net, :inet")).isEqualTo(Risk.EXPAND);
    }

    @Test
    void takesNothingElseForWidening() {
        for (String change : List.of(
                ":name, :string, limit: 49",
                ":name, :string, limit: 100, null: false",
                ":name, :string, limit: 100, default: \"x\"",
                ":name, :string, limit: 100, collation: \"C\"",
                ":name, :string, limit: 100, array: true",
                ":name, :string, limit: LONG",
                ":name, :string, **options",
                ":bio, :string, limit: 100",
                ":note, :string, limit: 100",
                ":total, :decimal, precision: 12, scale: 3",
                ":total, :decimal, precision: 9, scale: 2",
                ":total, :decimal, precision: 12",
                ":many, :decimal, precision: 12, scale: 2",
                ":code, :citext",
                ":state, :text",
                ":tags, :string, limit: 60",
                ":pad, :string, limit: 60",
                ":pad, :text",
                ":opens, :time, precision: 2",
                ":wait, :interval, precision: 2",
                ":age, :bigint",
                ":gone, :text",
                "[:name, :age], :text")) {
            assertThat(risk(change)).as(change).isEqualTo(Risk.CONTRACT);
        }
    }

    @Test
    void tellsThatComparisonsChange() {
        assertThat(risk(":bio, :citext")).isEqualTo(Risk.NEEDS_CARE);
        assertThat(risk(":nick, :text")).isEqualTo(Risk.NEEDS_CARE);
        assertThat(risk("[:bio, :nick], :text")).isEqualTo(Risk.NEEDS_CARE);
    }

    @Test
    void doubtsTheStringsOfRuby() {
        SourceManifest running = running(
                "db/schema.rb",
                """
                ActiveRecord::Schema[7.2].define(version: 1) do
                  create_table "users" do |t|
                    t.string "name", limit: 50
                    t.text "note"
                    t.time "opens", precision: 3
                  end
                end
                """);

        SourceChange change = change(running, "change_column :users, :name, :string, limit: 100");

        assertThat(change.refusals()).isEmpty();
        assertThat(change.warnings())
                .extracting(problem -> problem.describe(""))
                .containsExactly(
                        "migration 2 a, change_column users.name: a char, which a schema in Ruby has as a string too, is rewritten,"
                                + " while nobody can read or write the table\n  at db/migrate/2_a.rb:3\n  Look that it is a character"
                                + " varying, as Rails makes strings.");
        assertThat(risk(running, "change_column :users, :note, :string")).isEqualTo(Risk.EXPAND);
        assertThat(risk(running, "change_column :users, :opens, :time")).isEqualTo(Risk.CONTRACT);
    }

    @Test
    void refusesBeforeTheRolloutOnlyWhatTheSchemaDoesNotProve() {
        assertThat(change(running(), "change_column :users, :name, :text").problems())
                .isEmpty();
        assertThat(change(SourceManifest.EMPTY, "change_column :users, :name, :text")
                        .refusals())
                .extracting(problem -> problem.kind().id())
                .containsExactly("contract-before-rollout");
    }

    @Test
    void provesNothingOfWhatAMigrationBeforeHasTouched() {
        for (String before : List.of(
                "change_column :users, :name, :string, limit: 100",
                "rename_column :users, :other, :name",
                "drop_table :users",
                "add_check_constraint :users, \"name <> ''\", validate: false",
                "execute \"ALTER TABLE users\"",
                "helper")) {
            SourceChange change = change(running(), before + "\n    change_column \"public.users\", :name, :text");

            List<Operation> operations = change.pending().get(0).operations();
            assertThat(operations.get(operations.size() - 1).risk()).as(before).isEqualTo(Risk.CONTRACT);
        }
        assertThat(risk("add_column :users, :x, :string\n    change_column :users, :note, :string", ""))
                .isEqualTo(Risk.EXPAND);
    }

    @Test
    void provesNothingWhereTheSchemaIsNotWhatHasRun() {
        String change = "change_column :users, :name, :text";
        SourceManifest running = running();
        Written ahead = checkout("db/structure.sql", COLUMNS.replace("('1')", "('3')"));

        assertThat(risk(ahead.read(), change)).isEqualTo(Risk.CONTRACT);
        assertThat(risk(running, change, SourceTerms.of(MigrationTiming.AFTER).applied(Set.of("1"))))
                .isEqualTo(Risk.EXPAND);
        assertThat(risk(running, change, SourceTerms.of(MigrationTiming.AFTER).applied(Set.of("0", "1"))))
                .isEqualTo(Risk.EXPAND);
        assertThat(risk(running, change, SourceTerms.of(MigrationTiming.AFTER).applied(Set.of("1", "4"))))
                .isEqualTo(Risk.CONTRACT);
        assertThat(risk(running, change, SourceTerms.of(MigrationTiming.AFTER).applied(Set.of())))
                .isEqualTo(Risk.CONTRACT);
    }

    private Risk risk(String change) {
        return risk("change_column :users, " + change, "");
    }

    private Risk risk(String line, String more) {
        return risk(running(), line + more);
    }

    private Risk risk(SourceManifest running, String line) {
        return risk(running, line, SourceTerms.of(MigrationTiming.BEFORE));
    }

    private Risk risk(SourceManifest running, String line, SourceTerms terms) {
        return change(running, line, terms).pending().stream()
                .filter(migration -> migration.version().equals("2"))
                .findFirst()
                .orElseThrow()
                .risk();
    }

    private SourceChange change(SourceManifest running, String line) {
        return change(running, line, SourceTerms.of(MigrationTiming.BEFORE));
    }

    /** The release after this one has one more migration, with this line. */
    private SourceChange change(SourceManifest running, String line, SourceTerms terms) {
        SourceManifest next = new Written(root.resolve("next"))
                .file("db/migrate/1_a.rb", EMPTY)
                .file("db/migrate/2_a.rb", EMPTY.replace("  end\nend", "    " + line + "\n  end\nend"))
                .read();
        SourceManifest recorded = SourceManifest.parse(running.write());
        return SourceChange.judge(recorded, SourceManifest.parse(next.write()), terms);
    }

    private SourceManifest running() {
        return running("db/structure.sql", COLUMNS);
    }

    private SourceManifest running(String file, String schema) {
        return checkout(file, schema).read();
    }

    private Written checkout(String file, String schema) {
        return new Written(root.resolve(file.replace('/', '_')))
                .file("db/migrate/1_a.rb", EMPTY)
                .file(file, schema);
    }
}
