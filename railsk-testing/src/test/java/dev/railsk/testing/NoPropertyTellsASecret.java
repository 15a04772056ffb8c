package dev.railsk.testing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/** {@link NoSecretIsTold} for properties: after each of their tries. Found by {@code META-INF/services}. */
public final class NoPropertyTellsASecret implements AroundTryHook {

    private static final AtomicInteger TRIES = new AtomicInteger();

    /** After how many tries it has looked. */
    static int tries() {
        return TRIES.get();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor aTry, List<Object> parameters) {
        TryExecutionResult result = aTry.execute(parameters);
        TRIES.incrementAndGet();
        try {
            NoSecretIsTold.check(List.of(context.testInstance()), result.throwable());
            return result;
        } catch (AssertionError told) {
            return TryExecutionResult.falsified(told);
        }
    }
}
