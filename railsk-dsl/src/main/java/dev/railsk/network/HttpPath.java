package dev.railsk.network;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Origin;
import java.util.List;

/**
 * A path under which a web workload is served.
 *
 * @param path the path, such as {@code /api}
 * @param match which paths of a request it stands for
 * @param origin the line that wrote it
 */
public record HttpPath(String path, PathMatch match, Origin origin) {

    // What both an Ingress and an HTTPRoute take, without the percent sign.
    private static final String OTHERS = "-._~!$&'()*+,;=:@/";
    private static final int LONGEST = 1024;
    private static final List<String> NO_PARTS = List.of("//", "/./", "/../");

    public HttpPath {
        requireNonNull(path, "path");
        requireNonNull(match, "match");
        if (!path.startsWith("/") || !Syntax.isWord(path, OTHERS, LONGEST)) {
            throw new InvalidValueException(
                    "a path must start with \"/\" and have at most 1024 letters, digits and \"-._~!$&'()*+,;=:@/\", but was \""
                            + path + "\"",
                    "Write it like \"/api\".");
        }
        boolean hasNoPart = path.endsWith("/.") || path.endsWith("/..");
        for (String noPart : NO_PARTS) {
            hasNoPart |= path.contains(noPart);
        }
        if (hasNoPart) {
            throw new InvalidValueException(
                    "a path must have neither empty parts nor \".\" or \"..\", but was \"" + path + "\"",
                    "Write it as browsers ask for it.");
        }
    }

    /** Everything, as a web workload with a host serves it when no path is said. */
    public static HttpPath root(Origin origin) {
        return new HttpPath("/", PathMatch.PREFIX, origin);
    }
}
