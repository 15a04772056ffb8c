package dev.railsk.cli.internal.command;

import dev.railsk.cli.internal.args.Arguments;
import dev.railsk.cli.internal.args.Option;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.image.Revision;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Problem;
import java.util.Optional;

/** The build that {@code --revision} names. */
final class GivenRevision {

    private static final String NAME = "--revision";

    private GivenRevision() {}

    static Option option(String otherwise) {
        return Option.of(NAME, "R", "the build: an image tag, or a sha256: digest" + otherwise);
    }

    static Optional<Revision> of(Arguments arguments) {
        Optional<String> value = arguments.value(NAME);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Revision.of(value.get()));
        } catch (InvalidValueException e) {
            Problem problem = e.problems().get(0);
            throw new UsageException(problem.fact(), problem.nextStep());
        }
    }
}
