package dev.railsk.manifest.edit;

import java.util.ArrayList;
import java.util.List;

/** The steps of a JSON pointer (RFC 6901). */
final class JsonPointer {

    private JsonPointer() {}

    static boolean isPointer(String text) {
        if (!text.isEmpty() && text.charAt(0) != '/') {
            return false;
        }
        for (int tilde = text.indexOf('~'); tilde >= 0; tilde = text.indexOf('~', tilde + 1)) {
            if (tilde + 1 == text.length() || "01".indexOf(text.charAt(tilde + 1)) < 0) {
                return false;
            }
        }
        return true;
    }

    static List<String> steps(String pointer) {
        List<String> steps = new ArrayList<>();
        int from = 1;
        while (from <= pointer.length()) {
            int slash = pointer.indexOf('/', from);
            int end = slash < 0 ? pointer.length() : slash;
            steps.add(pointer.substring(from, end).replace("~1", "/").replace("~0", "~"));
            from = end + 1;
        }
        return steps;
    }

    /** The index that a step means; -1 when it means none. */
    static int index(String step) {
        if (step.isEmpty() || step.length() > 9 || (step.length() > 1 && step.charAt(0) == '0')) {
            return -1;
        }
        for (int at = 0; at < step.length(); at++) {
            if (step.charAt(at) < '0' || step.charAt(at) > '9') {
                return -1;
            }
        }
        return Integer.parseInt(step);
    }
}
