package dev.railsk.render.internal;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.ContainerResource;
import dev.railsk.config.EnvSource;
import dev.railsk.config.EnvValue;
import dev.railsk.config.EnvVars;
import dev.railsk.definition.PodDefaults;
import dev.railsk.pod.Scratch;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.ConfigMapEnvSource;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.FileKeySelector;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import io.fabric8.kubernetes.api.model.SecretEnvSource;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Renders the environment of one container, in the order written, with railsk's own {@code TMPDIR} and {@code PORT} unless the
 * author sets them: behind the author's, as Kubernetes takes them in any order, but in front where one of the author's refers to them,
 * since {@code $(TMPDIR)} finds what stands before it only.
 */
final class EnvRenderer {

    private static final String TMPDIR = "TMPDIR";

    private static final String PORT = "PORT";

    private final Rendering rendering;
    private final PodDefaults settings;
    private final Build build;
    private final EnvVars env;
    private final boolean isOfApp;
    private final Optional<Integer> port;

    /** The environment {@code env}, of a container with the app's image or not, that listens on {@code port} where that is to be told. */
    EnvRenderer(ContainerRenderer pod, EnvVars env, boolean isOfApp, Optional<Integer> port) {
        rendering = pod.rendering();
        settings = pod.settings();
        build = pod.build();
        this.env = env;
        this.isOfApp = isOfApp;
        this.port = port;
    }

    List<EnvVar> variables() {
        List<EnvVar> variables = new ArrayList<>();
        List<EnvVar> last = new ArrayList<>();
        Optional<String> tmpdir = isOfApp ? tmpdir() : Optional.empty();
        if (tmpdir.isPresent()) {
            own(TMPDIR, tmpdir.get(), variables, last);
        }
        if (port.isPresent()) {
            own(PORT, port.get().toString(), variables, last);
        }
        for (Map.Entry<String, EnvValue> entry : env.values().entrySet()) {
            variables.add(variable(entry.getKey(), entry.getValue()));
        }
        variables.addAll(last);
        return variables;
    }

    private void own(String name, String value, List<EnvVar> first, List<EnvVar> last) {
        if (!env.values().containsKey(name)) {
            (isReferred(name) ? first : last).add(variable(name, new EnvValue.Literal(value)));
        }
    }

    private boolean isReferred(String name) {
        String reference = "$(" + name + ")";
        for (EnvValue value : env.values().values()) {
            if (value.text().isPresent() && value.text().get().contains(reference)) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> tmpdir() {
        for (Scratch scratch : settings.scratches()) {
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
        } else if (value instanceof EnvValue.Field field) {
            ObjectFieldSelector selector = new ObjectFieldSelector();
            selector.setFieldPath(field.path());
            EnvVarSource source = new EnvVarSource();
            source.setFieldRef(selector);
            variable.setValueFrom(source);
        } else if (value instanceof EnvValue.OfRevision) {
            variable.setValue(
                    build.revision().isPresent() ? build.revision().get().value() : null);
        } else if (value.text().isPresent() && value instanceof EnvValue.OfAddress address) {
            variable.setValue(address(address));
        } else {
            variable.setValueFrom(reference(value));
        }
        return variable;
    }

    private String address(EnvValue.OfAddress address) {
        Workload workload = requireNonNull(rendering.parts().byName().get(address.workload()), "a workload of the app");
        return address.at(rendering.names().service(workload), workload.servicePort());
    }

    private EnvVarSource reference(EnvValue value) {
        EnvVarSource source = new EnvVarSource();
        if (value instanceof EnvValue.OfResource resource) {
            source.setResourceFieldRef(selector(resource.resource()));
        } else if (value instanceof EnvValue.FromFile file) {
            FileKeySelector selector = new FileKeySelector();
            selector.setVolumeName(file.volume());
            selector.setPath(file.path());
            selector.setKey(file.key());
            selector.setOptional(optional(file.isOptional()));
            source.setFileKeyRef(selector);
        } else if (value instanceof EnvValue.FromSecret secret) {
            SecretKeySelector selector = new SecretKeySelector();
            selector.setName(rendering.secrets().name(secret.secret()));
            selector.setKey(secret.key());
            selector.setOptional(optional(secret.isOptional()));
            source.setSecretKeyRef(selector);
        } else if (value instanceof EnvValue.FromConfig config) {
            ConfigMapKeySelector selector = new ConfigMapKeySelector();
            selector.setName(rendering.configs().name(config.config()));
            selector.setKey(config.key());
            selector.setOptional(optional(config.isOptional()));
            source.setConfigMapKeyRef(selector);
        } else {
            throw Rendering.unknown(value);
        }
        return source;
    }

    private static ResourceFieldSelector selector(ContainerResource resource) {
        ResourceFieldSelector selector = new ResourceFieldSelector();
        selector.setResource(resource.field());
        if (resource.container().isPresent()) {
            selector.setContainerName(resource.container().get());
        }
        if (!resource.unit().divisor().equals("1")) {
            selector.setDivisor(new Quantity(resource.unit().divisor()));
        }
        return selector;
    }

    /** What is not optional has no such field, as Kubernetes' default is that it must be there. */
    private static @Nullable Boolean optional(boolean isOptional) {
        return isOptional ? true : null;
    }

    List<EnvFromSource> sources() {
        List<EnvFromSource> sources = new ArrayList<>();
        for (EnvSource whole : env.sources()) {
            EnvFromSource source = new EnvFromSource();
            if (whole instanceof EnvSource.AllOfSecret secret) {
                SecretEnvSource reference = new SecretEnvSource();
                reference.setName(rendering.secrets().name(secret.name()));
                reference.setOptional(optional(secret.isOptional()));
                source.setSecretRef(reference);
            } else if (whole instanceof EnvSource.AllOfConfig config) {
                ConfigMapEnvSource reference = new ConfigMapEnvSource();
                reference.setName(rendering.configs().name(config.name()));
                reference.setOptional(optional(config.isOptional()));
                source.setConfigMapRef(reference);
            } else {
                throw Rendering.unknown(whole);
            }
            if (!whole.prefix().isEmpty()) {
                source.setPrefix(whole.prefix());
            }
            sources.add(source);
        }
        return sources;
    }
}
