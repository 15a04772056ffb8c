package dev.railsk.deploy.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.SecretMask;
import dev.railsk.config.Secrets;
import dev.railsk.deploy.internal.probe.SourceOutput.Source;
import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.Hindrance;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.source.IgnoredColumns;
import dev.railsk.source.MigrationFile;
import dev.railsk.source.internal.PackedFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** The Ruby files of an image are read only where the whole answer is there. */
class SourceAnswersTest {

    /** What Ruby 3.3 wrote in a release of the sample app. */
    private static final List<String> REAL =
            Recorded.all("source.txt").get(0).output().lines();

    private static Answer<Source> read(int exitCode, List<String> lines) {
        return SourceOutput.read(new Output(exitCode, lines), new SecretMask());
    }

    private static String why(List<String> lines) {
        Answer<Source> answer = read(0, lines);
        assertThat(answer.why()).contains(Hindrance.NOT_UNDERSTOOD);
        return ((Answer.Hindered<Source>) answer).words();
    }

    /** An answer of these files, each with its head. */
    private static List<String> packed(String... files) {
        return packed(String.join("", files).getBytes(StandardCharsets.UTF_8), files.length, 50);
    }

    private static List<String> packed(byte[] plain, int count, int width) {
        Deflater deflater = new Deflater();
        deflater.setInput(plain);
        deflater.finish();
        byte[] buffer = new byte[plain.length + 100];
        int size = deflater.deflate(buffer);
        deflater.end();
        byte[] bytes = java.util.Arrays.copyOf(buffer, size);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        String text = Base64.getEncoder().encodeToString(bytes);
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < text.length(); from += width) {
            lines.add("railsk-source " + lines.size() + " "
                    + text.substring(from, Math.min(from + width, text.length())) + " railsk-end");
        }
        lines.add("railsk-source-end {\"lines\":" + lines.size() + ",\"packed\":" + size + ",\"crc\":" + sum.getValue()
                + ",\"files\":" + count + ",\"ruby\":\"3.3.8\",\"ripper\":true} railsk-end");
        return lines;
    }

    private static String file(String head, String content) {
        return "{" + head + ",\"bytes\":" + content.getBytes(StandardCharsets.UTF_8).length + "}\n" + content + "\n";
    }

    private static final String MODEL = file(
            "\"path\":\"app/models/post.rb\"",
            "class Post < ApplicationRecord\n  self.ignored_columns += %w[legacy]\nend\n");

    @Test
    void readsWhatARealImageWrote() {
        Source source = read(0, REAL).found().orElseThrow();

        assertThat(source.ruby()).isEqualTo("3.3.8");
        assertThat(source.isProven()).isTrue();
        assertThat(source.manifest().misread()).isEmpty();
        assertThat(source.manifest().migrations())
                .extracting(MigrationFile::describe)
                .contains("20260101000001 create_posts", "20260202000001 remove_legacy_from_posts");
        assertThat(source.manifest().migrations()).noneMatch(migration -> migration.operations().stream()
                .anyMatch(operation -> operation.reason().contains("parser")));
    }

    @Test
    void readsPastWhatOthersWriteInBetween() {
        List<String> lines = new ArrayList<>(packed(MODEL));
        lines.add(0, "WARNING: something is deprecated");
        lines.add(2, "");
        lines.add("bye");

        assertThat(read(0, lines).found().orElseThrow().manifest().ignored())
                .extracting(IgnoredColumns::columns)
                .containsExactly(List.of("legacy"));
    }

    @Test
    void understandsNoAnswerThatIsCutAnywhere() {
        List<String> whole = packed(MODEL);
        assertThat(whole).hasSizeGreaterThan(3);

        for (int length = 1; length < whole.size(); length++) {
            assertThat(why(whole.subList(0, length))).isEqualTo("the end of the answer is not there");
        }
        for (int index = 0; index < whole.size() - 2; index++) {
            List<String> without = new ArrayList<>(whole);
            without.remove(index);
            assertThat(why(without)).isEqualTo("line " + index + " of the answer is not there, or not in its place");
        }
        List<String> lastLost = new ArrayList<>(whole);
        lastLost.remove(whole.size() - 2);
        assertThat(why(lastLost)).isNotEmpty();
        assertThat(read(0, List.of()).why()).contains(Hindrance.NOT_UNDERSTOOD);
        assertThat(read(1, whole).why()).contains(Hindrance.NOT_UNDERSTOOD);
    }

    @Test
    void understandsNoLineThatIsTornDoubledMovedOrFollowsTheEnd() {
        List<String> whole = packed(MODEL);
        List<String> torn = new ArrayList<>(whole);
        torn.set(1, whole.get(1).substring(0, whole.get(1).length() - 4));
        List<String> doubled = new ArrayList<>(whole);
        doubled.add(1, whole.get(1));
        List<String> moved = new ArrayList<>(whole);
        Collections.swap(moved, 0, 1);
        List<String> twice = new ArrayList<>(whole);
        twice.addAll(whole);

        assertThat(why(torn)).isEqualTo("a line of the answer is not whole");
        assertThat(why(doubled)).contains("not in its place");
        assertThat(why(moved)).contains("not in its place");
        assertThat(why(twice)).isEqualTo("something follows the end of the answer");
    }

    @Test
    void understandsNoAnswerWithAnotherLetter() {
        Random random = new Random(20261129);
        List<String> whole = packed(MODEL);
        for (int i = 0; i < 300; i++) {
            List<String> other = new ArrayList<>(whole);
            int line = random.nextInt(whole.size() - 2);
            String text = whole.get(line);
            int at = text.indexOf(' ', 14) + 1 + random.nextInt(40);
            char letter = text.charAt(at) == 'A' ? 'B' : 'A';
            other.set(line, text.substring(0, at) + letter + text.substring(at + 1));

            assertThat(why(other)).isNotEmpty();
        }
    }

    @Test
    void takesNoFileFromElsewhereOrTwice() {
        for (String path : List.of("/etc/passwd", "../a.rb", "app/../../a.rb", "app//a.rb", "", "a\\nb.rb", "./a.rb")) {
            assertThat(why(packed(file("\"path\":\"" + path + "\"", "x"))))
                    .as(path)
                    .isEqualTo("a file is not of its form");
        }
        assertThat(why(packed(MODEL, MODEL))).startsWith("a file is there twice");
        assertThat(why(packed("{\"path\":\"a.rb\",\"bytes\":9}\nshort\n"))).isEqualTo("a file is not of its form");
        assertThat(why(packed("no json\n"))).isEqualTo("the head of a file is not of its form");
        assertThat(why(packed(MODEL.getBytes(StandardCharsets.UTF_8), 2, 50)))
                .isEqualTo("there are 1 files instead of 2");
    }

    @Test
    void fillsNoMemoryWithWhatIsPackedTightly() {
        assertThat(why(packed(new byte[129 << 20], 1, 6_000))).isEqualTo("it has more than 128 MiB");
    }

    @Test
    void isUnsureOfAMigrationThatRubyReadsOtherwise() {
        String migration =
                "class A < ActiveRecord::Migration[7.2]\n  def change\n    add_column :a, :b, :string\n  end\nend\n";
        String path = "\"path\":\"db/migrate/1_a.rb\",\"ruby\":";
        String same = "{\"valid\":true,\"calls\":[[3,\"add_column\",[\"ta\",\"tb\",\"tstring\"]]]}";
        String other = same.replace("tb", "tc");
        String none = "{\"valid\":true,\"calls\":[]}";
        String more =
                "{\"valid\":true,\"calls\":[[3,\"add_column\",[\"ta\",\"tb\",\"tstring\"]],[4,\"drop_table\",[\"ta\"]]]}";

        assertThat(reasons(path + same, migration)).containsExactly("EXPAND ");
        assertThat(reasons(path + "null", migration)).containsExactly("EXPAND ");
        assertThat(reasons(path + other, migration))
                .containsExactly(
                        "EXPAND ",
                        "UNSURE Ruby's own parser reads add_column(a, c, string) in line 3; here it was read as"
                                + " add_column(a, b, string) in line 3");
        assertThat(reasons(path + none, migration))
                .contains(
                        "UNSURE here add_column(a, b, string) in line 3 was read; Ruby's own parser finds no such call");
        assertThat(reasons(path + more, migration))
                .contains("UNSURE Ruby's own parser reads drop_table(a) in line 4; here it was read as no such call");
        assertThat(reasons(path + none.replace("true", "false"), migration))
                .contains("UNSURE Ruby's own parser takes it for no Ruby; here it was read as calling"
                        + " add_column(a, b, string) in line 3");
        assertThat(why(packed(file(path + "{\"valid\":1,\"calls\":[]}", migration))))
                .contains("not of its form");
        assertThat(why(packed(file(path + none.replace("[]", "[[0,\"a\",[]]]"), migration))))
                .contains("not of its form");
    }

    private static List<String> reasons(String head, String content) {
        return read(0, packed(file(head, content)))
                .found()
                .orElseThrow()
                .manifest()
                .migrations()
                .get(0)
                .operations()
                .stream()
                .map(operation -> operation.risk() + " " + operation.reason())
                .toList();
    }

    @Test
    void tellsAFileAndAFolderThatCouldNotBeRead() {
        Source source = read(
                        0,
                        packed(
                                file(
                                        "\"path\":\"db/migrate/1_a.rb\",\"problem\":\"it could not be read: Errno::EACCES\"",
                                        ""),
                                file("\"path\":\"db/migrate/old\",\"problem\":\"it leads out\",\"folder\":true", "")))
                .found()
                .orElseThrow();

        assertThat(source.manifest().migrations().get(0).operations())
                .extracting(operation -> operation.risk() + " " + operation.reason())
                .containsExactly("UNSURE it could not be read: Errno::EACCES");
        assertThat(source.manifest().misread())
                .extracting(misread -> misread.at() + " " + misread.fact())
                .containsExactly("db/migrate/old:1 it leads out");
    }

    @Test
    void tellsAnImageWithoutAnAppAndOneThatIsTooLarge() {
        Answer<Source> none = read(0, List.of("railsk-source-none {\"folder\":\"/srv\"} railsk-end"));
        Answer<Source> large = read(0, List.of("railsk-source-large {\"bytes\":9000000} railsk-end"));

        assertThat(none.why()).contains(Hindrance.NO_APP);
        assertThat(((Answer.Hindered<Source>) none).words()).isEqualTo("its programs start in /srv");
        assertThat(large.why()).contains(Hindrance.TOO_LARGE);
        assertThat(((Answer.Hindered<Source>) large).words()).isEqualTo("packed, they have 8789 KiB");
        assertThat(read(1, List.of("railsk-source-none {} railsk-end")).why()).contains(Hindrance.NOT_UNDERSTOOD);
    }

    @Test
    void needsNothingButTheImage() {
        Environment environment = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace("shop")
                        .secret(Secrets.existing("shop-secrets", "DATABASE_URL"))
                        .env(env -> env.value("RAILS_ENV", "production"))
                        .web(web -> web.replicas(2)))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);

        Tree pod = environment
                .renderTask(Question.taskOfImageAlone(environment, PackedFiles.command()), Revision.of("v1"), 1)
                .tree()
                .at("spec", "template", "spec");
        Tree container = pod.at("containers").items().get(0);

        assertThat(container.at("image").text()).contains("ghcr.io/acme/shop:v1");
        assertThat(container.at("env").items()).isEmpty();
        assertThat(container.at("envFrom").items()).isEmpty();
        assertThat(pod.at("initContainers").items()).isEmpty();
        assertThat(pod.at("volumes").items())
                .allMatch(volume -> volume.at("emptyDir").isPresent());
        // Kubernetes puts variables where a text has their names in parentheses behind a dollar.
        assertThat(String.join("", PackedFiles.command())).doesNotContain("$(");
    }
}
