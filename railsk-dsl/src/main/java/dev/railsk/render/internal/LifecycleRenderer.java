package dev.railsk.render.internal;

import dev.railsk.container.Hook;
import dev.railsk.definition.AppIdentity;
import dev.railsk.definition.KubernetesVersion;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.SleepAction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders what is done at the edges of a container's life. */
final class LifecycleRenderer {

    private LifecycleRenderer() {}

    /** The hooks of a container; null without any. */
    static @Nullable Lifecycle render(dev.railsk.container.Container defined, AppIdentity app) {
        Optional<Hook> postStart = defined.lifecycle().postStart();
        Optional<Hook> preStop = defined.preStop();
        if (postStart.isEmpty() && preStop.isEmpty()) {
            return null;
        }
        Lifecycle lifecycle = new Lifecycle();
        if (postStart.isPresent()) {
            lifecycle.setPostStart(handler(postStart.get(), defined, app));
        }
        if (preStop.isPresent()) {
            lifecycle.setPreStop(handler(preStop.get(), defined, app));
        }
        return lifecycle;
    }

    private static LifecycleHandler handler(Hook hook, dev.railsk.container.Container defined, AppIdentity app) {
        LifecycleHandler handler = new LifecycleHandler();
        if (hook instanceof Hook.Exec exec) {
            handler.setExec(new ExecAction(exec.command()));
        } else if (hook instanceof Hook.Sleep sleep) {
            long seconds = sleep.duration().toSeconds();
            if (app.mayUse(KubernetesVersion.WITH_SLEEP)) {
                handler.setSleep(new SleepAction(seconds));
            } else {
                handler.setExec(new ExecAction(List.of("sleep", Long.toString(seconds))));
            }
        } else if (hook instanceof Hook.Http http) {
            HTTPGetAction action = new HTTPGetAction();
            action.setPath(http.path());
            action.setPort(new IntOrString(
                    http.port().isPresent()
                            ? http.port().get()
                            : defined.ports().get(0).name()));
            handler.setHttpGet(action);
        } else {
            throw Rendering.unknown(hook);
        }
        return handler;
    }
}
