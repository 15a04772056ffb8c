package dev.railsk.deploy.schema;

import java.util.List;
import java.util.Optional;

/**
 * What the code of an image says of its models.
 *
 * @param rails the version of Rails
 * @param models all models that are not abstract, sorted by name
 */
public record CodeState(String rails, List<ModelState> models) {

    public CodeState {
        models = List.copyOf(models);
    }

    /** The model of this class; empty when there is none. */
    public Optional<ModelState> model(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    /** Whether every model of a table ignores this column; a table without models is read by none, and so ignored. */
    public boolean ignores(String table, String column) {
        return models.stream().filter(model -> model.table().equals(table)).allMatch(model -> model.ignored()
                .contains(column));
    }
}
