package dev.railsk.app;

import java.util.ArrayList;
import java.util.List;

/** The variables that a value refers to as {@code $(NAME)}; {@code $$(NAME)} is the text itself. */
final class Expansions {

    private Expansions() {}

    static List<String> names(String value) {
        List<String> names = new ArrayList<>();
        for (int at = value.indexOf('$'); at >= 0 && at + 1 < value.length(); at = value.indexOf('$', at)) {
            if (value.charAt(at + 1) == '(') {
                int end = value.indexOf(')', at);
                if (end < 0) {
                    return names;
                }
                names.add(value.substring(at + 2, end));
                at = end;
            } else {
                // A second dollar sign takes the meaning from the first.
                at += value.charAt(at + 1) == '$' ? 2 : 1;
            }
        }
        return names;
    }
}
