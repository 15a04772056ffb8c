package dev.railsk.kustomize;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips what there is nothing to compare with. */
final class NeedsKustomize implements SkipExecutionHook {

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        return Kustomize.isThere()
                ? SkipResult.doNotSkip()
                : SkipResult.skip("NOT COMPARED with Kustomize: there is no kubectl on the PATH");
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
