package dev.railsk.deploy.internal.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of Rails as it went with PostgreSQL 15: Rails 7.2.2.2 and 6.1.7.10 on a real node, both of their outputs as that had put them
 * together, and Rails 8.1.3.1 on a machine. Addresses are rewritten.
 *
 * @param command the program, with the variables that it was given
 * @param image the image that it ran in
 * @param output what it wrote, and how it ended
 */
public record Recorded(String command, String image, Output output) {

    public static final String RAILS_72 = "rails72.txt";
    public static final String RAILS_61 = "rails61.txt";
    public static final String RAILS_81 = "rails81.txt";

    /** The recordings of one file, in the order in which they were made. */
    public static List<Recorded> all(String file) {
        List<Recorded> all = new ArrayList<>();
        String head = "";
        List<String> lines = new ArrayList<>();
        for (String line : text(file).split("\n", -1)) {
            if (line.startsWith("$ ")) {
                head = line.substring(2);
                lines = new ArrayList<>();
            } else if (line.startsWith("[exit ")) {
                int image = head.lastIndexOf(" # ");
                int code = Integer.parseInt(line.substring(6, line.length() - 1));
                all.add(new Recorded(
                        head.substring(0, image), head.substring(image + 3), new Output(code, List.copyOf(lines))));
            } else {
                lines.add(line);
            }
        }
        return all;
    }

    /** The n-th run of this program in this version of the app; the first is 0. */
    public static Output of(String file, String command, String version, int index) {
        return all(file).stream()
                .filter(recorded ->
                        recorded.command().equals(command) && recorded.image().endsWith(":" + version))
                .skip(index)
                .findFirst()
                .orElseThrow()
                .output();
    }

    /** The run with this variable in front. */
    public static Output with(String url, String command) {
        return of(RAILS_72, "env DATABASE_URL=" + url + " " + command, "v3", 0);
    }

    private static String text(String file) {
        try (InputStream stream = Recorded.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
