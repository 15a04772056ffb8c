package dev.railsk.cli.internal.github;

import java.util.Optional;

/**
 * The author's file and line in a text of railsk's, such as {@code defined in ShopApp.java:41}.
 *
 * @param file the file's name
 * @param line the line's number
 */
record AuthorPlace(String file, int line) {

    private static final int MOST_DIGITS = 7;

    /** The first in a text; empty when there is none. */
    static Optional<AuthorPlace> in(String text) {
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            int start = colon;
            while (start > 0 && isOfName(text.charAt(start - 1))) {
                start--;
            }
            int end = colon + 1;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            String file = text.substring(start, colon);
            int dot = file.lastIndexOf('.');
            if (dot > 0 && dot < file.length() - 1 && end > colon + 1 && end - colon <= MOST_DIGITS) {
                return Optional.of(new AuthorPlace(file, Integer.parseInt(text.substring(colon + 1, end))));
            }
        }
        return Optional.empty();
    }

    private static boolean isOfName(char letter) {
        return Character.isJavaIdentifierPart(letter) || letter == '.' || letter == '-';
    }
}
