package dev.railsk.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A credential plugin with the behaviour that its first argument names. */
public final class PluginProgram {

    private static final String FAKE_TOKEN = "eyJhbGciOiJub25lIn0" + ".eyJzdWIiOiJtZSJ9.c2ln";

    private PluginProgram() {}

    /** Run as a program. */
    public static void main(String... arguments) throws IOException {
        PrintStream out = System.out;
        switch (arguments[0]) {
            case "token" -> out.print(credential(arguments[1] + "-1"));
            case "counter" -> out.print(credential("t" + count(Path.of(arguments[1]))));
            case "numbered" -> out.print(Files.readString(Path.of(arguments[1] + count(Path.of(arguments[1])))));
            case "once" -> once(Path.of(arguments[1]));
            case "echo" -> out.print(credential(System.getenv(arguments[1]) + "," + shown()));
            case "token-line" -> out.print(credential(arguments[1] + "\\n"));
            case "broken-token" -> out.print(credential(arguments[1] + "\\n" + arguments[1]));
            case "expired" ->
                out.print(credential("e" + count(Path.of(arguments[1]))).replace("2999-", "2001-"));
            case "flood" -> flood(out);
            case "repeat" -> repeat(arguments);
            case "nothing" -> out.print("{\"kind\":\"ExecCredential\",\"status\":{}}");
            case "garbage" -> out.print("token is s3cret");
            default -> fail();
        }
    }

    private static void fail() {
        System.err.println("Your session has expired.");
        System.err.print("token=abcdef and " + FAKE_TOKEN);
        System.exit(3);
    }

    private static void once(Path counter) throws IOException {
        if (count(counter) > 1) {
            fail();
        }
        System.out.print(credential("t1"));
    }

    private static void flood(PrintStream out) {
        while (!out.checkError()) {
            out.print("x".repeat(1000));
        }
    }

    /** Tells everything that it was given, as bad programs do. */
    private static void repeat(String... arguments) {
        List<String> given = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        given.addAll(System.getenv().values());
        for (String text : given) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            System.err.println(text);
            System.err.println(Base64.getEncoder().encodeToString(bytes));
            System.err.println(URLEncoder.encode(text, StandardCharsets.UTF_8));
            System.err.println("{\"value\":\"" + text.replace("\"", "\\\"") + "\"}");
            System.err.println(String.join("\n", text.split("\\W+")));
        }
        System.exit(4);
    }

    private static int count(Path file) throws IOException {
        int count = Files.exists(file) ? Integer.parseInt(Files.readString(file)) + 1 : 1;
        Files.writeString(file, String.valueOf(count));
        return count;
    }

    private static String shown() {
        String info = System.getenv("KUBERNETES_EXEC_INFO");
        Matcher server = Pattern.compile("\"server\":\"([^\"]*)\"").matcher(info);
        Matcher interactive = Pattern.compile("\"interactive\":(\\w+)").matcher(info);
        return (server.find() ? server.group(1) : "?") + ",interactive="
                + (interactive.find() ? interactive.group(1) : "?");
    }

    private static String credential(String token) {
        return "{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\",\"status\":{\"token\":\""
                + token + "\",\"expirationTimestamp\":\"2999-01-01T00:00:00Z\"}}";
    }
}
