package dev.railsk.testing;

import dev.railsk.app.BaseRender;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.definition.OpenSlot;
import dev.railsk.image.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.SoftAssertions;

/** Assertions on an app and its environments. */
public final class RailsAppAssert extends AbstractAssert<RailsAppAssert, RailsApp> {

    RailsAppAssert(RailsApp actual) {
        super(actual, RailsAppAssert.class);
    }

    /** Expect exactly these environments, in this order. */
    public RailsAppAssert hasEnvironments(String... names) {
        if (!actual.environments().equals(List.of(names))) {
            throw failure(
                    "app \"%s\": environments%n  wanted  %s%n  found   %s",
                    actual.name(), List.of(names), actual.environments());
        }
        return this;
    }

    /** Expect the base to leave exactly these values open, each by its last path element, such as {@code host}. */
    public RailsAppAssert leavesOpen(String... values) {
        List<String> found = new ArrayList<>();
        for (OpenSlot slot : actual.renderBase().openSlots()) {
            found.add(slot.path().get(slot.path().size() - 1));
        }
        if (!found.equals(List.of(values))) {
            throw failure(
                    "app \"%s\": open slots of the base%n  wanted  %s%n  found   %s",
                    actual.name(), List.of(values), found);
        }
        return this;
    }

    /** Check all of these, and tell everything that fails at once. */
    @SafeVarargs
    public final RailsAppAssert softly(Consumer<RailsAppAssert>... checks) {
        SoftAssertions all = new SoftAssertions();
        for (Consumer<RailsAppAssert> check : checks) {
            all.check(() -> check.accept(this));
        }
        all.assertAll();
        return this;
    }

    /** Go on with what an environment renders with this revision. */
    public ManifestSetAssert inEnvironment(String environment, String revision) {
        return new ManifestSetAssert(actual.environment(environment).render(Revision.of(revision)))
                .as("environment \"%s\" of app \"%s\"", environment, actual.name());
    }

    /** Go on with what an environment renders with the build that its image is pinned to. */
    public ManifestSetAssert inEnvironment(String environment) {
        return new ManifestSetAssert(actual.environment(environment).render())
                .as("environment \"%s\" of app \"%s\"", environment, actual.name());
    }

    /** Go on with the Job of a task's first attempt with this revision in an environment. */
    public ManifestAssert job(String environment, String task, String revision) {
        Environment where = actual.environment(environment);
        return new ManifestAssert(where.renderTask(where.task(task).task(), Revision.of(revision), 1));
    }

    /** Go on with what the base renders without what it leaves open. */
    public ManifestSetAssert base() {
        BaseRender base = actual.renderBase();
        return new ManifestSetAssert(base.manifests()).as("base of app \"%s\"", actual.name());
    }
}
