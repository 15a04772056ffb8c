package dev.railsk.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.railsk.migration.PlanStep.BackfillStep;
import dev.railsk.migration.PlanStep.CodeStep;
import dev.railsk.migration.PlanStep.MigrateStep;
import dev.railsk.migration.PlanStep.VerifyStep;
import dev.railsk.migration.internal.Inflection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What plans have people copy is Ruby, and Rails calls its files as plans do: asked of Ruby itself, where {@code RAILSK_RUBY} names a command. */
class RubySyntaxTest {

    /** As {@code ruby -c} does, of all texts at once. */
    private static final String CHECK =
            """
            until (name = $stdin.gets).nil?
              text = $stdin.read($stdin.gets.to_i).force_encoding("UTF-8")
              begin
                RubyVM::InstructionSequence.compile(text)
              rescue SyntaxError => e
                puts name, e.message
              end
            end
            puts "all read"
            """;

    /** As Rails names a table's model and its file, and a migration's class. */
    private static final String NAMES =
            """
            require "active_support"
            require "active_support/core_ext/string/inflections"
            until (table = $stdin.gets&.chomp).nil?
              puts [table, table.classify, table.classify.underscore, table.camelize].join(" ")
            end
            """;

    private static final List<String> TABLES = List.of(
            "users",
            "posts",
            "order_items",
            "people",
            "categories",
            "addresses",
            "buses",
            "statuses",
            "aliases",
            "news",
            "media",
            "data",
            "analyses",
            "crises",
            "indices",
            "matrices",
            "quizzes",
            "mice",
            "oxen",
            "wives",
            "knives",
            "shelves",
            "wolves",
            "movies",
            "shoes",
            "heroes",
            "boxes",
            "churches",
            "series",
            "species",
            "sheep",
            "men",
            "women",
            "children",
            "sexes",
            "moves",
            "zombies",
            "databases",
            "testes",
            "axes",
            "octopi",
            "viruses",
            "archives",
            "natives",
            "beehives",
            "queries",
            "keys",
            "soliloquies",
            "moneys",
            "money",
            "information",
            "fish",
            "kisses",
            "sales_people",
            "http_2_logs",
            "oauth2_tokens",
            "api_keys",
            "a__b",
            "user",
            "class_names",
            "theses",
            "bases",
            "lives",
            "halves",
            "taxes",
            "mouse_mice",
            "equipment",
            "police",
            "jeans",
            "rice");

    private static String ruby(String script, byte[] input) throws IOException, InterruptedException {
        String command = System.getenv("RAILSK_RUBY");
        assumeTrue(command != null && !command.isBlank(), "RAILSK_RUBY names no command of a Ruby");
        List<String> words = new ArrayList<>(List.of(command.split(" ", 0)));
        words.addAll(List.of("-e", script));
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = process.getOutputStream()) {
            out.write(input);
        }
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return answer;
    }

    private static Map<String, String> snippets() {
        Map<String, String> snippets = new TreeMap<>();
        PlanExamples.ALL.forEach((name, plan) -> {
            for (PlanStep step : plan.steps()) {
                int number = 0;
                for (Snippet snippet : snippets(step)) {
                    snippets.put(name + " " + step.id() + " " + number++ + " " + snippet.path(), snippet.ruby());
                }
            }
        });
        return snippets;
    }

    private static List<Snippet> snippets(PlanStep step) {
        if (step instanceof CodeStep code) {
            return code.snippets();
        }
        if (step instanceof MigrateStep migrate) {
            return List.of(migrate.migration());
        }
        if (step instanceof BackfillStep backfill) {
            return List.of(backfill.task());
        }
        return step instanceof VerifyStep verify ? List.of(verify.query()) : List.of();
    }

    @Test
    void everySnippetIsRuby() throws Exception {
        Map<String, String> snippets = snippets();
        snippets.put("zz no Ruby", "class X < ");
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (Map.Entry<String, String> snippet : snippets.entrySet()) {
            byte[] text = snippet.getValue().getBytes(StandardCharsets.UTF_8);
            input.writeBytes((snippet.getKey() + "\n" + text.length + "\n").getBytes(StandardCharsets.UTF_8));
            input.writeBytes(text);
        }

        String answer = ruby(CHECK, input.toByteArray());

        assertThat(snippets).hasSizeGreaterThan(100);
        assertThat(answer).startsWith("zz no Ruby\n").endsWith("all read\n");
    }

    @Test
    void namesAreThoseOfRails() throws Exception {
        List<String> own = new ArrayList<>();
        for (String table : TABLES) {
            RailsLayout layout = RailsLayout.DEFAULT;
            String file = layout.modelFile(table);
            String migration = Inflection.camelCase(table);
            own.add(table + " " + layout.modelOf(table) + " "
                    + file.substring("app/models/".length(), file.length() - ".rb".length()) + " " + migration);
        }

        String answer = ruby(NAMES, String.join("\n", TABLES).getBytes(StandardCharsets.UTF_8));

        assertThat(own).containsExactly(answer.split("\n", 0));
    }
}
