package dev.railsk.container;

import dev.railsk.config.EnvValue;
import dev.railsk.config.EnvVars;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs in a container, and in which environment.
 *
 * @param command program and arguments
 * @param env its environment, added to the app's where it gets that
 * @param workingDirectory the folder in which it starts; empty for the image's
 */
public record Program(Command command, EnvVars env, Optional<String> workingDirectory) {

    /** The same program with variables that words set, where the author has not set them to the same. */
    public Program saying(Command other, List<OwnVariable> variables, Lines lines) {
        Map<String, EnvValue> values = new LinkedHashMap<>();
        Map<String, Origin> origins = new LinkedHashMap<>();
        for (OwnVariable variable : variables) {
            if (!env.values().containsKey(variable.name())) {
                values.put(variable.name(), new EnvValue.Literal(variable.value()));
                origins.put(variable.name(), lines.of(variable.word()));
            }
        }
        return new Program(other, env.then(new EnvVars(values, List.of(), origins)), workingDirectory);
    }

    /** What the image runs by itself, with nothing added. */
    public static final Program OF_IMAGE = new Program(new Command.OfImage(), EnvVars.NONE, Optional.empty());
}
