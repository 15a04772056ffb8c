package dev.railsk.config.internal;

import static dev.railsk.config.EnvDialect.DOTENV;
import static dev.railsk.config.EnvDialect.KUBECTL;
import static dev.railsk.config.EnvDialect.KUSTOMIZE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.config.EnvDialect;
import dev.railsk.problem.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One file, three readings. What kubectl and Kustomize make of each row was taken from kubectl 1.32.4 itself, and the
 * dotenv reading from the gem 3.2.0; where railsk refuses instead, the row says {@code REFUSED}.
 */
class EnvFileTableTest {

    private static final String REFUSED = "refused";

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void readsAsTheToolDoes(Row row) {
        assertThat(read(KUBECTL, row.text)).as("KUBECTL").isEqualTo(row.kubectl);
        assertThat(read(KUSTOMIZE, row.text)).as("KUSTOMIZE").isEqualTo(row.kustomize);
        assertThat(read(DOTENV, row.text)).as("DOTENV").isEqualTo(row.dotenv);
    }

    static Stream<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(lines());
        rows.addAll(names());
        rows.addAll(values());
        rows.addAll(dotenvValues());
        return rows.stream();
    }

    private static List<Row> lines() {
        return List.of(
                Row.same("nothing", "", "{}"),
                Row.same("two settings", "A=1\nB=2\n", "{A=1, B=2}"),
                Row.same("no line break at the end", "A=1", "{A=1}"),
                Row.same("blank lines", "A=1\n   \n\t\nB=2\n", "{A=1, B=2}"),
                Row.same("leading blanks", "  \tA=1\n", "{A=1}"),
                Row.same("vertical tab and form feed before", "\u000B\fA=1\n", "{A=1}"),
                Row.same("comment lines", "# c\n  # d=1\nA=1\n", "{A=1}"),
                Row.same("byte order mark", "\uFEFFA=1\n", "{A=1}"),
                Row.of("byte order mark later", "B=1\n\uFEFFA=1\n", REFUSED, "{B=1, \uFEFFA=1}", REFUSED),
                Row.of("other white space before", "\u00A0\u2003\u0085A=1\n", "{A=1}", "{A=1}", REFUSED),
                Row.of("line separator before", "\u2028A=1\n", "{A=1}", "{A=1}", REFUSED),
                Row.of("control character before", "\u001CA=1\n", REFUSED, "{\u001CA=1}", REFUSED),
                Row.same("CRLF", "A=1\r\nB=2\r\n", "{A=1, B=2}"),
                Row.of("a lone CR", "A=1\rB=2\n", "{A=1\rB=2}", "{A=1\rB=2}", "{A=1, B=2}"),
                Row.same("CR at the end", "A=1\r", "{A=1}"),
                Row.of("two CRs", "A=1\r\r\n", "{A=1\r}", "{A=1\r}", "{A=1}"));
    }

    private static List<Row> names() {
        return List.of(
                Row.of("export", "export A=1\n", REFUSED, "{export A=1}", "{A=1}"),
                Row.of("blanks around =", "A = 1\n", REFUSED, "{A = 1}", "{A=1}"),
                Row.of("colon", "A: 1\n", REFUSED, "{A: 1=}", "{A=1}"),
                Row.of("digit first", "1A=1\n", REFUSED, "{1A=1}", "{1A=1}"),
                Row.of("two dots first", "..A=1\n", REFUSED, "{..A=1}", "{..A=1}"),
                Row.of("a dot alone", ".=1\n", REFUSED, "{.=1}", "{.=1}"),
                Row.same("one dot first", ".A=1\n", "{.A=1}"),
                Row.of("dash", "A-B.c_d=1\n", "{A-B.c_d=1}", "{A-B.c_d=1}", REFUSED),
                Row.of("not ASCII", "\u00E4=1\n", REFUSED, "{\u00E4=1}", REFUSED),
                Row.of("254 letters", "A".repeat(254) + "=1", REFUSED, one("A".repeat(254)), one("A".repeat(254))),
                Row.same("253 letters", "A".repeat(253) + "=1", one("A".repeat(253))),
                Row.of("alone", "A\n", REFUSED, "{A=}", "{A=}"),
                Row.of("exported alone", "export A\n", REFUSED, "{export A=}", REFUSED),
                Row.of("no name", "=V\nA=1\n", REFUSED, "{A=1}", "{A=1}"),
                Row.of("blank name", "  =x\nA=1\n", REFUSED, "{A=1}", "{A=1}"),
                Row.of("twice", "A=1\nA=2\n", REFUSED, REFUSED, "{A=2}"));
    }

    private static List<Row> values() {
        return List.of(
                Row.same("empty", "A=\n", "{A=}"),
                Row.same("with =", "A=b=c=\n", "{A=b=c=}"),
                Row.same("not ASCII", "A=gr\u00FC\u00DFe\n", "{A=gr\u00FC\u00DFe}"),
                Row.same("with NUL", "A=x\u0000b\n", "{A=x\u0000b}"),
                Row.of("trailing blanks", "A=1  \n", "{A=1  }", "{A=1  }", "{A=1}"),
                Row.of("comment behind", "A=1 # x\n", "{A=1 # x}", "{A=1 # x}", "{A=1}"),
                Row.of("hash first", "A=#x\n", "{A=#x}", "{A=#x}", "{A=}"),
                Row.of("fragment of a URL", "A=http://x/#y\n", "{A=http://x/#y}", "{A=http://x/#y}", "{A=http://x/}"),
                Row.of("double quotes", "A=\"x\"\n", "{A=\"x\"}", "{A=\"x\"}", "{A=x}"),
                Row.of("single quotes", "A='x'\n", "{A='x'}", "{A='x'}", "{A=x}"),
                Row.of("comment behind quotes", "A=\"x\" # y\n", "{A=\"x\" # y}", "{A=\"x\" # y}", "{A=x}"),
                Row.same("quote within", "A=it's\n", "{A=it's}"),
                Row.same("open quote", "A=\"x\n", REFUSED),
                Row.of("quoted lines", "A=\"x\ny=z\"\nB=1\n", REFUSED, REFUSED, "{A=x\ny=z, B=1}"),
                Row.of("a key of one line", "A=-----BEGIN K-----x-----END K-----\n", onePem(), onePem(), onePem()),
                Row.same("a key of several lines", "A=-----BEGIN K-----\nabc\n-----END K-----\n", REFUSED),
                Row.of(
                        "a quoted key of several lines",
                        "A=\"-----BEGIN K-----\nabc\n-----END K-----\"\n",
                        REFUSED,
                        REFUSED,
                        "{A=-----BEGIN K-----\nabc\n-----END K-----}"),
                Row.same("65,536 bytes, then another", "A=" + "x".repeat(65_534) + "\nB=2", long65534()));
    }

    private static List<Row> dotenvValues() {
        return List.of(
                Row.dotenv("line break in quotes stays", "A=\"a\\nb\"\n", "{A=a\\nb}"),
                Row.dotenv("legacy line break", "DOTENV_LINEBREAK_MODE=legacy\nA=\"a\\nb\"", "legacy"),
                Row.dotenv("escape outside of quotes", "A=a\\nb\n", "{A=anb}"),
                Row.dotenv("escaped quote", "A=\"a\\\"b\"\n", "{A=a\"b}"),
                Row.dotenv("backslash before the last quote", "A=\"a\\\"\nB='x'\n", "{A=a\\, B=x}"),
                Row.dotenv("words after quotes", "A=\"a\" b\n", "{A=\"a\" b}"),
                Row.dotenv("variable", "A=1\nB=$A-${A}\n", "{A=1, B=1-1}"),
                Row.dotenv("variable in double quotes", "A=1\nB=\"<${A}>\"\n", "{A=1, B=<1>}"),
                Row.dotenv("variable in single quotes", "A=1\nB='$A'\n", "{A=1, B=$A}"),
                Row.dotenv("escaped variable", "A=1\nB=\\$A\n", "{A=1, B=$A}"),
                Row.dotenv("variable not set above", "B=$A\nA=1\n", REFUSED),
                Row.dotenv("dollar alone", "A=5$ 7$\n", "{A=5$ 7$}"),
                Row.dotenv("command", "A=$(id)\n", REFUSED),
                Row.dotenv("command in double quotes", "A=\"x$(id)\"\n", REFUSED),
                Row.dotenv("command in single quotes", "A='$(id)'\n", "{A=$(id)}"),
                Row.dotenv("escaped command", "A=\\$(id)\n", "{A=$(id)}"),
                Row.dotenv("exported after it was set", "A=1\nexport A\n", "{A=1}"),
                Row.dotenv("exported with an empty value after it was set", "A=1\nexport A=\n", "{A=1}"),
                Row.dotenv("exported with an empty value and a comment", "A=1\nexport A=# c\n", "{A=1}"),
                Row.dotenv("exported with a blank value", "A=1\nexport A= \n", "{A=}"),
                Row.dotenv("exported with an empty value alone", "export A=\n", REFUSED),
                Row.dotenv("equals sign on the next line", "A\n=1\n", "{A=1}"),
                Row.dotenv("other white space around", "A=\u3000x\u00A0\u3000\n", "{A=\u3000x\u00A0\u3000}"),
                Row.dotenv("NUL around", "A=\u0000x\u0000\n", "{A=x}"),
                Row.dotenv("escaped command without an end", "A=\\$(\n", "{A=\\$(}"),
                Row.dotenv("command without an end", "A=$(id\n", "{A=$(id}"),
                Row.dotenv("command without content", "A=$()\n", "{A=$()}"),
                Row.dotenv("command within an escaped one", "A=\\$(a $(b) c)\n", "{A=$(a $(b) c)}"),
                Row.dotenv("variable within an escaped command", "A=1\nB=\\$(echo $A)\n", "{A=1, B=$(echo 1)}"),
                Row.dotenv("no setting", "some words\n", REFUSED),
                Row.dotenv("empty before the next line", "A=\nB=1\n", "{A=, B=1}"));
    }

    private static String one(String name) {
        return "{" + name + "=1}";
    }

    private static String onePem() {
        return "{A=-----BEGIN K-----x-----END K-----}";
    }

    private static String long65534() {
        return "{A=" + "x".repeat(65_534) + ", B=2}";
    }

    private static String read(EnvDialect dialect, String text) {
        try {
            return show(EnvFileParser.parse("app.env", dialect, text));
        } catch (InvalidValueException e) {
            return REFUSED;
        }
    }

    private static String show(Map<String, String> values) {
        return "a\nb".equals(values.get("A")) ? "legacy" : values.toString();
    }

    private record Row(String name, String text, String kubectl, String kustomize, String dotenv) {

        static Row same(String name, String text, String all) {
            return new Row(name, text, all, all, all);
        }

        static Row of(String name, String text, String kubectl, String kustomize, String dotenv) {
            return new Row(name, text, kubectl, kustomize, dotenv);
        }

        /** A row whose point is the dotenv reading. */
        static Row dotenv(String name, String text, String dotenv) {
            return new Row(name, text, read(KUBECTL, text), read(KUSTOMIZE, text), dotenv);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
