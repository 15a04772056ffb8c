package dev.railsk.render.internal;

import dev.railsk.config.EnvSource;
import dev.railsk.config.EnvValue;
import dev.railsk.config.EnvVars;
import dev.railsk.pod.Scratch;
import io.fabric8.kubernetes.api.model.ConfigMapEnvSource;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.SecretEnvSource;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders the environment of one container, in the order written; then {@code TMPDIR}, unless the author sets it. */
final class EnvRenderer {

    private static final String TMPDIR = "TMPDIR";

    private final Rendering rendering;
    private final EnvVars env;

    EnvRenderer(Rendering rendering, EnvVars env) {
        this.rendering = rendering;
        this.env = env;
    }

    List<EnvVar> variables() {
        List<EnvVar> variables = new ArrayList<>();
        for (Map.Entry<String, EnvValue> entry : env.values().entrySet()) {
            variables.add(variable(entry.getKey(), entry.getValue()));
        }
        Optional<String> tmpdir = tmpdir();
        if (tmpdir.isPresent() && !env.values().containsKey(TMPDIR)) {
            variables.add(variable(TMPDIR, new EnvValue.Literal(tmpdir.get())));
        }
        return variables;
    }

    private Optional<String> tmpdir() {
        for (Scratch scratch : rendering.parts().scratches()) {
            if (scratch.tmpdir().isPresent()) {
                return Optional.of(scratch.tmpdir().get().path());
            }
        }
        return Optional.empty();
    }

    private EnvVar variable(String name, EnvValue value) {
        EnvVar variable = new EnvVar();
        variable.setName(name);
        if (value instanceof EnvValue.Literal literal) {
            variable.setValue(literal.value());
        } else {
            variable.setValueFrom(reference(value));
        }
        return variable;
    }

    private EnvVarSource reference(EnvValue value) {
        EnvVarSource source = new EnvVarSource();
        if (value instanceof EnvValue.Field field) {
            ObjectFieldSelector selector = new ObjectFieldSelector();
            selector.setFieldPath(field.path());
            source.setFieldRef(selector);
        } else if (value instanceof EnvValue.FromSecret secret) {
            SecretKeySelector selector = new SecretKeySelector();
            selector.setName(secret.secret());
            selector.setKey(secret.key());
            source.setSecretKeyRef(selector);
        } else if (value instanceof EnvValue.FromConfig config) {
            ConfigMapKeySelector selector = new ConfigMapKeySelector();
            selector.setName(rendering.configs().name(config.config()));
            selector.setKey(config.key());
            source.setConfigMapKeyRef(selector);
        }
        return source;
    }

    List<EnvFromSource> sources() {
        List<EnvFromSource> sources = new ArrayList<>();
        for (EnvSource whole : env.sources()) {
            EnvFromSource source = new EnvFromSource();
            if (whole instanceof EnvSource.AllOfSecret secret) {
                SecretEnvSource reference = new SecretEnvSource();
                reference.setName(secret.name());
                source.setSecretRef(reference);
            } else if (whole instanceof EnvSource.AllOfConfig config) {
                ConfigMapEnvSource reference = new ConfigMapEnvSource();
                reference.setName(rendering.configs().name(config.name()));
                source.setConfigMapRef(reference);
            }
            sources.add(source);
        }
        return sources;
    }
}
