package dev.railsk.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no migrations, or no text, or too much: unsure, and soon. */
@Timeout(20)
class HostileFilesTest {

    @TempDir
    private Path root;

    private static final String DROP =
            "class A < ActiveRecord::Migration[7.2]\n  def up\n    remove_column :users, :ä\n  end\nend\n";

    @Test
    void readsWindowsLineEndsAndAByteOrderMark() {
        assertThat(lines("\ufeff" + DROP.replace("\n", "\r\n"))).containsExactly("3 CONTRACT remove_column users.ä");
    }

    @Test
    void readsTheEncodingThatTheFileSays() {
        byte[] latin = ("# -*- coding: iso-8859-1 -*-\n" + DROP).getBytes(StandardCharsets.ISO_8859_1);
        byte[] japanese = ("# encoding: Shift_JIS\n" + DROP.replace('ä', '表')).getBytes(Charset.forName("Shift_JIS"));

        assertThat(new Written(root).file(Written.MIGRATION, latin).lines())
                .containsExactly("4 CONTRACT remove_column users.ä");
        assertThat(new Written(root).file(Written.MIGRATION, japanese).lines())
                .containsExactly("4 CONTRACT remove_column users.表");
    }

    @Test
    void isUnsureOfOtherBytes() {
        assertThat(reason(DROP.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("it must be text in UTF-8, but has other bytes");
        assertThat(reason("# coding: klingon\n"))
                .isEqualTo("it is in the encoding \"klingon\", which is not known here");
    }

    @Test
    void isUnsureOfWhatIsNoMigration() {
        assertThat(reason("")).isEqualTo("there must be one class of a migration, but there are 0");
        assertThat(reason("\u0000\u0001\u0002")).isEqualTo("there must be one class of a migration, but there are 0");
        assertThat(reason("{\"json\": true}")).isEqualTo("there is code beside the class of the migration");
    }

    @Test
    void isUnsureOfAFileThatIsHalfWritten() {
        assertThat(reason(DROP.substring(0, DROP.indexOf("  end"))))
                .isEqualTo("the \"def\" that begins here has no end");
        assertThat(reason(DROP + "end\n")).isEqualTo("there is nothing that \"end\" could belong to");
        assertThat(reason(DROP.replace(":ä", "\"ä"))).isEqualTo("a text that begins here does not end");
        assertThat(reason(DROP.replace(":ä", "<<~A"))).isEqualTo("the text A that is announced here does not end");
    }

    @Test
    void isUnsureOfAFileThatIsTooLarge() {
        assertThat(reason(DROP + "# x\n".repeat(1 << 19))).isEqualTo("it has more than 1024 KiB");
    }

    @Test
    void isUnsureOfWhatNestsTooDeep() {
        assertThat(reason(body("if a\n".repeat(10_000)))).isEqualTo("it nests deeper than 150 levels");
        assertThat(reason(body("x = " + "[".repeat(100_000)))).isEqualTo("it nests deeper than 150 levels");
        assertThat(reason(body("add_column " + "(".repeat(100_000)))).isNotEmpty();
        assertThat(reason(body("say " + "\"#{".repeat(10_000))))
                .isEqualTo("code within texts goes deeper than 32 levels");
        assertThat(reason(body("{ ".repeat(100_000)))).isNotEmpty();
        assertThat(reason(body("?\\C-" + "\\C-".repeat(100_000)))).isNotEmpty();
    }

    @Test
    void isUnsureOfWhatIsTooMuch() {
        assertThat(reason(body("remove_column :a, :b\n".repeat(5_000) + "  end\nend\n")))
                .isEqualTo("it does more than 2000 things");
        assertThat(reason(body("add_column ".repeat(90_000)))).isNotEmpty();
        assertThat(reason(body("x = " + "add_column(1) + ".repeat(50_000) + "1\n  end\nend\n")))
                .isNotEmpty();
        assertThat(reason(body("say <<A, ".repeat(50_000)))).isNotEmpty();
    }

    private static String body(String body) {
        return "class A < ActiveRecord::Migration[7.2]\n  def up\n    " + body;
    }

    private java.util.List<String> lines(String file) {
        return new Written(root).file(Written.MIGRATION, file).lines();
    }

    private String reason(String file) {
        return reason(file.getBytes(StandardCharsets.UTF_8));
    }

    /** Why it is unsure. */
    private String reason(byte[] file) {
        return new Written(root)
                .file(Written.MIGRATION, file).operations().stream()
                        .filter(operation -> operation.risk() == Risk.UNSURE)
                        .map(Operation::reason)
                        .reduce("", (first, last) -> first.isEmpty() ? last : first);
    }
}
