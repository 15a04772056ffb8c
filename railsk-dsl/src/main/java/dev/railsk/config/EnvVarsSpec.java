package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.EnvSource.AllOfConfig;
import dev.railsk.config.EnvSource.AllOfSecret;
import dev.railsk.name.internal.Syntax;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How environment variables are written. In an overlay a variable replaces the base's variable of the same name.
 *
 * <p>Which one wins, as Kubernetes decides it: a single variable wins over whole sources, whichever is written first; of several whole
 * sources that have the same key, the later one wins, be it a secret or a config. What a workload or task writes comes after what the
 * app writes, so it wins over that; {@link #remove} leaves a variable of the app out of it.
 */
public final class EnvVarsSpec {

    private static final int LONGEST_LABEL = 63;

    private final Draft draft = new Draft("env");
    private final Map<String, EnvValue> values;
    private final List<EnvSource> sources;
    private final Map<String, Origin> origins;
    private final Map<String, Origin> withheld;

    private EnvVarsSpec(EnvVars base) {
        values = new LinkedHashMap<>(base.values());
        sources = new ArrayList<>(base.sources());
        origins = new LinkedHashMap<>(base.origins());
        withheld = new LinkedHashMap<>(base.withheld());
    }

    static EnvVars apply(EnvVars base, Consumer<EnvVarsSpec> definition) {
        EnvVarsSpec spec = new EnvVarsSpec(base);
        spec.draft.run(definition, spec);
        return spec.draft.finish("env", new EnvVars(spec.values, spec.sources, spec.origins, spec.withheld));
    }

    /** Set a variable to this text. It is rendered as it stands, so it must not be a secret. */
    public EnvVarsSpec value(String name, String value) {
        EnvVarsSpec spec = put(name, new EnvValue.Literal(requireNonNull(value, "value")));
        WellFormed.check(draft, name, draft.originOf(name, Origin.here()), value);
        return spec;
    }

    /**
     * Set a variable to where a workload of the app answers inside the cluster, such as {@code address("REDIS_URL", "redis",
     * "redis://{host}:{port}/1")}. It follows the workload's Service: its name with prefix and suffix, and its first port.
     *
     * @param workload the workload, such as an accessory
     * @param form the value, in which {@code {host}} and {@code {port}} stand for the address; it has one of them at least
     */
    public EnvVarsSpec address(String name, String workload, String form) {
        requireNonNull(form, "form");
        EnvValue.OfAddress address = new EnvValue.OfAddress(requireNonNull(workload, "workload"), form);
        EnvVarsSpec spec = put(name, address);
        Origin origin = draft.originOf(name, Origin.here());
        WellFormed.check(draft, name, origin, form);
        if (WellFormed.is(form) && !address.isAddress()) {
            draft.problem(
                    name,
                    origin,
                    "the form of an address must have {host} or {port}, but was \"" + form + "\"",
                    "Write it like \"redis://{host}:{port}/1\".");
        }
        return spec;
    }

    /** Set a variable from a field of the pod, such as {@code spec.nodeName} or {@code metadata.labels['app']}. */
    public EnvVarsSpec field(String name, String fieldPath) {
        EnvVarsSpec spec = put(name, new EnvValue.Field(requireNonNull(fieldPath, "fieldPath")));
        if (!FieldPaths.isKnown(fieldPath)) {
            draft.problem(
                    name,
                    draft.originOf(name, Origin.here()),
                    "the field of a pod must be one that a variable can hold, but was \"" + fieldPath + "\"",
                    "Use one of: " + FieldPaths.LIST + ".");
        }
        return spec;
    }

    /** Set a variable to the build that runs: the tag or digest that each render or deploy is given. */
    public EnvVarsSpec revision(String name) {
        return put(name, new EnvValue.OfRevision());
    }

    /**
     * Set a variable to what a container is promised or allowed of a resource, such as {@code ContainerResource.memoryLimit()}
     * ({@code resourceFieldRef}).
     */
    public EnvVarsSpec resource(String name, ContainerResource resource) {
        return put(name, new EnvValue.OfResource(requireNonNull(resource, "resource")));
    }

    /** Set a variable from one key of a secret that the app declares. */
    public EnvVarsSpec fromSecret(String name, String secret, String key) {
        return fromSecret(name, secret, key, false);
    }

    /** Set a variable from one key of a secret that the app declares, where that is there: without it, pods start without the variable. */
    public EnvVarsSpec optionalFromSecret(String name, String secret, String key) {
        return fromSecret(name, secret, key, true);
    }

    private EnvVarsSpec fromSecret(String name, String secret, String key, boolean isOptional) {
        requireNonNull(secret, "secret");
        requireNonNull(key, "key");
        return key(name, put(name, new EnvValue.FromSecret(secret, key, isOptional)), key);
    }

    /** Set a variable from one key of a config that the app declares. */
    public EnvVarsSpec fromConfig(String name, String config, String key) {
        return fromConfig(name, config, key, false);
    }

    /** Set a variable from one key of a config that the app declares, where that is there: without it, pods start without the variable. */
    public EnvVarsSpec optionalFromConfig(String name, String config, String key) {
        return fromConfig(name, config, key, true);
    }

    private EnvVarsSpec fromConfig(String name, String config, String key, boolean isOptional) {
        requireNonNull(config, "config");
        requireNonNull(key, "key");
        return key(name, put(name, new EnvValue.FromConfig(config, key, isOptional)), key);
    }

    /**
     * Set a variable from a key of an env file in a volume of the pod that starts empty, such as one that an init container wrote.
     *
     * <p>Kubernetes has this ({@code fileKeyRef}, feature {@code EnvFiles}) as an alpha feature that is off in 1.34, and on from 1.35; it is refused where {@code kubernetes(..)} is earlier.
     *
     * @param path the file's path in the volume
     */
    public EnvVarsSpec fromFile(String name, String volume, String path, String key) {
        return fromFile(name, new EnvValue.FromFile(requireNonNull(volume, "volume"), path, key, false));
    }

    /** Set a variable as {@link #fromFile} does, where file and key are there: without them, pods start without the variable. */
    public EnvVarsSpec optionalFromFile(String name, String volume, String path, String key) {
        return fromFile(name, new EnvValue.FromFile(requireNonNull(volume, "volume"), path, key, true));
    }

    private EnvVarsSpec fromFile(String name, EnvValue.FromFile file) {
        requireNonNull(file.path(), "path");
        requireNonNull(file.key(), "key");
        EnvVarsSpec spec = key(name, put(name, file), file.key());
        Origin origin = draft.originOf(name, Origin.here());
        if (!Syntax.isLabel(file.volume(), LONGEST_LABEL)) {
            draft.problem(
                    name,
                    origin,
                    "a volume's name must have at most 63 lower-case letters, digits and dashes, but was \""
                            + file.volume() + "\"",
                    "Name it as the pod does.");
        }
        if (!isInside(file.path())) {
            draft.problem(
                    name,
                    origin,
                    "a file of a volume must have a relative path without \"..\", but was \"" + file.path() + "\"",
                    "Name it like \"app.env\".");
        }
        return spec;
    }

    private static boolean isInside(String path) {
        for (String part : path.split("/", -1)) {
            if (part.startsWith("..")) {
                return false;
            }
        }
        return !path.isEmpty() && !path.startsWith("/") && path.indexOf('\0') < 0 && WellFormed.is(path);
    }

    /** Make every key of a secret a variable. */
    public EnvVarsSpec allFromSecret(String secret) {
        return allFromSecret(secret, "");
    }

    /** Make every key of a secret a variable, with this before its name, such as {@code SMTP_}. */
    public EnvVarsSpec allFromSecret(String secret, String prefix) {
        return add(new AllOfSecret(requireNonNull(secret, "secret"), requireNonNull(prefix, "prefix"), false));
    }

    /** Make every key of a secret a variable, where the secret is there: without it, pods start without the variables. */
    public EnvVarsSpec optionalAllFromSecret(String secret) {
        return optionalAllFromSecret(secret, "");
    }

    /** Make every key of a secret a variable, with this before its name, where the secret is there. */
    public EnvVarsSpec optionalAllFromSecret(String secret, String prefix) {
        return add(new AllOfSecret(requireNonNull(secret, "secret"), requireNonNull(prefix, "prefix"), true));
    }

    /** Make every key of a config a variable. */
    public EnvVarsSpec allFromConfig(String config) {
        return allFromConfig(config, "");
    }

    /** Make every key of a config a variable, with this before its name, such as {@code SMTP_}. */
    public EnvVarsSpec allFromConfig(String config, String prefix) {
        return add(new AllOfConfig(requireNonNull(config, "config"), requireNonNull(prefix, "prefix"), false));
    }

    /** Make every key of a config a variable, where the config is there: without it, pods start without the variables. */
    public EnvVarsSpec optionalAllFromConfig(String config) {
        return optionalAllFromConfig(config, "");
    }

    /** Make every key of a config a variable, with this before its name, where the config is there. */
    public EnvVarsSpec optionalAllFromConfig(String config, String prefix) {
        return add(new AllOfConfig(requireNonNull(config, "config"), requireNonNull(prefix, "prefix"), true));
    }

    /**
     * Leave out a variable: of the base, or, where this container sets none of this name itself, of the app, as far as this container is
     * concerned. One that comes from a whole source cannot be left out.
     */
    public EnvVarsSpec remove(String name) {
        Origin origin = draft.touch();
        if (values.remove(requireNonNull(name, "name")) == null && withheld.putIfAbsent(name, origin) != null) {
            draft.problem(
                    "variable " + name,
                    origin,
                    "the variable \"" + name + "\" is left out already",
                    "Leave this line out.");
        }
        return this;
    }

    /** Leave out a whole secret or config of the base. */
    public EnvVarsSpec removeAllFrom(String source) {
        draft.remove("source", requireNonNull(source, "source"), sources, EnvSource::name);
        return this;
    }

    private EnvVarsSpec key(String name, EnvVarsSpec spec, String key) {
        if (!StoredContent.isKey(key)) {
            draft.problem(
                    name,
                    draft.originOf(name, Origin.here()),
                    "a key must have 1 to 253 letters, digits, dashes, underscores and dots, but was \"" + key + "\"",
                    "Name it as the secret or config does.");
        }
        return spec;
    }

    private EnvVarsSpec put(String name, EnvValue value) {
        Origin origin = draft.write(requireNonNull(name, "name"));
        if (!isName(name)) {
            draft.problem(
                    name,
                    origin,
                    "a variable's name must have letters, digits, dashes, underscores and dots, no digit first, but was \""
                            + name + "\"",
                    "Name it like \"RAILS_ENV\".");
        }
        values.put(name, value);
        origins.put(name, origin);
        withheld.remove(name);
        return this;
    }

    private static boolean isName(String name) {
        return Syntax.isWord(name, "-._", name.length()) && !Syntax.startsWithDigit(name);
    }

    private EnvVarsSpec add(EnvSource source) {
        Origin origin = draft.touch();
        if (sources.contains(source)) {
            draft.problem(
                    source.name(),
                    origin,
                    "all of \"" + source.name() + "\" is a source already",
                    "Leave this line out.");
            return this;
        }
        String prefix = source.prefix();
        if (!prefix.isEmpty() && !isName(prefix)) {
            draft.problem(
                    source.name(),
                    origin,
                    "a prefix must have letters, digits, dashes, underscores and dots, no digit first, but was \""
                            + prefix + "\"",
                    "Write it like \"SMTP_\".");
        }
        sources.add(source);
        origins.put(source.name(), origin);
        return this;
    }
}
