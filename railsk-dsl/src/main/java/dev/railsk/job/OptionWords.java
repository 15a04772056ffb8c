package dev.railsk.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options in the words of a command, behind its program. */
final class OptionWords {

    private final List<String> words;
    private final int program;

    /** Of these words; {@code program} is where the program stands among them, -1 where it does not. */
    OptionWords(List<String> words, int program) {
        this.words = new ArrayList<>(words);
        this.program = program;
    }

    List<String> words() {
        return words;
    }

    /** Say these values, each with its option, in place of those that there are. No value leaves all as it is. */
    void replace(String option, String longOption, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        for (int at = words.size() - 1; at > program; at--) {
            String word = words.get(at);
            if (word.equals(option) || word.equals(longOption)) {
                words.subList(at, Math.min(at + 2, words.size())).clear();
            } else if (word.startsWith(longOption + "=")) {
                words.remove(at);
            }
        }
        for (String value : values) {
            words.add(option);
            words.add(value);
        }
    }

    /** Say a value as {@code --option=value}, in place of the one that there is. */
    void replace(String longOption, String value) {
        replace(longOption, longOption, List.of(value));
        words.subList(words.size() - 2, words.size()).clear();
        words.add(longOption + "=" + value);
    }

    /** The seconds that an option says; empty where there is none. */
    Optional<Duration> seconds(String option, String longOption) {
        for (int at = program + 1; program >= 0 && at < words.size(); at++) {
            Optional<Duration> written = seconds(option, longOption, at);
            if (written.isPresent()) {
                return written;
            }
        }
        return Optional.empty();
    }

    private Optional<Duration> seconds(String option, String longOption, int at) {
        String word = words.get(at);
        String text = "";
        if (word.equals(option) || word.equals(longOption)) {
            text = at + 1 < words.size() ? words.get(at + 1) : "";
        } else if (word.startsWith(longOption + "=")) {
            text = word.substring(longOption.length() + 1);
        } else if (word.startsWith(option) && !word.startsWith("--")) {
            text = word.substring(option.length());
        }
        boolean isNumber = !text.isEmpty() && text.length() < 7;
        for (int index = 0; index < text.length(); index++) {
            isNumber &= text.charAt(index) >= '0' && text.charAt(index) <= '9';
        }
        return isNumber ? Optional.of(Duration.ofSeconds(Integer.parseInt(text))) : Optional.empty();
    }
}
