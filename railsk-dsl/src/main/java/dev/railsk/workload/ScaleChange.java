package dev.railsk.workload;

import dev.railsk.scale.Keda;
import dev.railsk.scale.KedaSpec;
import java.util.function.Consumer;

/** What an author writes of KEDA. It is read where it is handed in, because in an overlay it starts from what the base says. */
public final class ScaleChange {

    private final Consumer<KedaSpec> definition;

    ScaleChange(Consumer<KedaSpec> definition) {
        this.definition = definition;
    }

    /**
     * What comes of it.
     *
     * @param base what was said before
     * @throws dev.railsk.problem.InvalidAppException with all problems of what was written
     */
    public Keda over(Scale base) {
        return before(base).with(definition);
    }

    static Keda before(Scale base) {
        return base instanceof Scale.ByKeda same ? same.keda() : Keda.STANDARD;
    }
}
