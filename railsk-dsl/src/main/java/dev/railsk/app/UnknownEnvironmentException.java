package dev.railsk.app;

import dev.railsk.problem.DefinitionException;
import java.util.List;

/** An app was asked for an environment that it does not have. */
public final class UnknownEnvironmentException extends DefinitionException {

    private static final long serialVersionUID = 1;

    private final transient List<String> known;

    private UnknownEnvironmentException(String app, String environment, List<String> known) {
        super(
                "app \"" + app + "\" has no environment \"" + environment + "\"\nName one of: "
                        + String.join(", ", known) + ".",
                List.of());
        this.known = List.copyOf(known);
    }

    /** Such an exception, declared so that who may throw it need not load it before. */
    static RuntimeException in(String app, String environment, List<String> known) {
        return new UnknownEnvironmentException(app, environment, known);
    }

    /** The environments that there are. */
    public List<String> known() {
        return known;
    }
}
