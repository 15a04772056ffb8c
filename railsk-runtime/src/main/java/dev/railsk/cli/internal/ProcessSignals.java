package dev.railsk.cli.internal;

import dev.railsk.cli.Signals;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C and the polite kill of this process. The first runs the action, the second ends the process at once.
 *
 * <p>{@code sun.misc.Signal} is the only way to them, in the module {@code jdk.unsupported}. It is reached by reflection, so
 * that a runtime without it works too: a signal then ends the process as ever.
 */
public final class ProcessSignals implements Signals {

    private static final List<String> NAMES = List.of("INT", "TERM");

    @Override
    public Watch onStop(Runnable action) {
        AtomicBoolean asked = new AtomicBoolean();
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
                stop(asked, action);
                return null;
            }
            // The signal table compares its handlers.
            return method.getName().equals("hashCode")
                    ? (Object) System.identityHashCode(proxy)
                    : proxy == arguments[0];
        };
        List<Runnable> restores = new ArrayList<>();
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(handlerType.getClassLoader(), new Class<?>[] {handlerType}, handler);
            Method handle = signal.getMethod("handle", signal, handlerType);
            for (String name : NAMES) {
                Object number = signal.getConstructor(String.class).newInstance(name);
                Object before = handle.invoke(null, number, ours);
                restores.add(() -> restore(handle, number, before));
            }
        } catch (ReflectiveOperationException noSignals) {
            // Nothing to watch: the runtime's own way of ending stays.
            return () -> {};
        }
        return () -> restores.forEach(Runnable::run);
    }

    private static void stop(AtomicBoolean asked, Runnable action) {
        if (asked.getAndSet(true)) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
        }
        action.run();
    }

    private static void restore(Method handle, Object number, Object before) {
        try {
            handle.invoke(null, number, before);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a signal handler that was set could not be set back", e);
        }
    }
}
