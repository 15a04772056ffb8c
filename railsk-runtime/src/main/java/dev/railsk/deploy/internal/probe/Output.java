package dev.railsk.deploy.internal.probe;

import dev.railsk.deploy.internal.observe.Backtraces;
import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.Hindrance;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a program of the image wrote, and how it ended.
 *
 * @param exitCode the number that it ended with
 * @param lines what it wrote, to both of its outputs, as the node has put them together
 */
public record Output(int exitCode, List<String> lines) {

    private static final int SHOWN = 20;
    private static final int WIDTH = 500;

    // The password of an URL, of which no secret may be known.
    private static final Pattern PASSWORD = Pattern.compile("(\\w+://[^\\s:/@]*:)[^\\s/@]+@");

    public Output {
        lines = lines.stream().map(Output::plain).toList();
    }

    private static String plain(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    boolean isWell() {
        return exitCode == 0;
    }

    boolean has(String line) {
        return lines.contains(line);
    }

    <T> Answer<T> hindered(Hindrance hindrance, String words) {
        return Answer.hindered(hindrance, hidden(words.strip()), exitCode, shown());
    }

    /** It is none of what is known. */
    <T> Answer<T> notUnderstood() {
        return hindered(Hindrance.NOT_UNDERSTOOD, "");
    }

    private List<String> shown() {
        List<String> folded = Backtraces.fold(lines);
        return folded.subList(Math.max(0, folded.size() - SHOWN), folded.size()).stream()
                .map(Output::hidden)
                .toList();
    }

    private static String hidden(String line) {
        String without = PASSWORD.matcher(line).replaceAll("$1***@");
        return without.length() > WIDTH ? without.substring(0, WIDTH) + "..." : without;
    }
}
