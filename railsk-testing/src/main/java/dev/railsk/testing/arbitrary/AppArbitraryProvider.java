package dev.railsk.testing.arbitrary;

import dev.railsk.app.RailsApp;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Gives jqwik the apps of {@code @ForAll RailsApp} and the definitions of {@code @ForAll AppDefinition}; found by its service loader. */
public final class AppArbitraryProvider implements ArbitraryProvider {

    @Override
    public boolean canProvideFor(TypeUsage targetType) {
        return targetType.isOfType(RailsApp.class) || targetType.isOfType(AppDefinition.class);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage targetType, SubtypeProvider subtypeProvider) {
        return Set.of(targetType.isOfType(RailsApp.class) ? Apps.any() : Apps.definitions());
    }
}
