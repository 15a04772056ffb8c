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

/** How environment variables are written. In an overlay a variable replaces the base's variable of the same name. */
public final class EnvVarsSpec {

    private final Draft draft = new Draft("env");
    private final Map<String, EnvValue> values;
    private final List<EnvSource> sources;
    private final Map<String, Origin> origins;

    private EnvVarsSpec(EnvVars base) {
        values = new LinkedHashMap<>(base.values());
        sources = new ArrayList<>(base.sources());
        origins = new LinkedHashMap<>(base.origins());
    }

    static EnvVars apply(EnvVars base, Consumer<EnvVarsSpec> definition) {
        EnvVarsSpec spec = new EnvVarsSpec(base);
        spec.draft.run(definition, spec);
        return spec.draft.finish("env", new EnvVars(spec.values, spec.sources, spec.origins));
    }

    /** Set a variable to this text. It is rendered as it stands, so it must not be a secret. */
    public EnvVarsSpec value(String name, String value) {
        EnvVarsSpec spec = put(name, new EnvValue.Literal(requireNonNull(value, "value")));
        WellFormed.check(draft, name, draft.originOf(name, Origin.here()), value);
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

    /** Set a variable from one key of a secret that the app declares. */
    public EnvVarsSpec fromSecret(String name, String secret, String key) {
        return key(
                name,
                put(name, new EnvValue.FromSecret(requireNonNull(secret, "secret"), requireNonNull(key, "key"))),
                key);
    }

    /** Set a variable from one key of a config that the app declares. */
    public EnvVarsSpec fromConfig(String name, String config, String key) {
        return key(
                name,
                put(name, new EnvValue.FromConfig(requireNonNull(config, "config"), requireNonNull(key, "key"))),
                key);
    }

    /** Make every key of a secret a variable. */
    public EnvVarsSpec allFromSecret(String secret) {
        return add(new AllOfSecret(requireNonNull(secret, "secret")));
    }

    /** Make every key of a config a variable. */
    public EnvVarsSpec allFromConfig(String config) {
        return add(new AllOfConfig(requireNonNull(config, "config")));
    }

    /** Leave out a variable of the base. */
    public EnvVarsSpec remove(String name) {
        draft.remove("variable", requireNonNull(name, "name"), values);
        return this;
    }

    /** Leave out a whole secret or config of the base. */
    public EnvVarsSpec removeAllFrom(String source) {
        draft.remove("source", requireNonNull(source, "source"), sources, EnvSource::name);
        return this;
    }

    private EnvVarsSpec key(String name, EnvVarsSpec spec, String key) {
        if (!ConfigSpec.isKey(key)) {
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
        if (!Syntax.isWord(name, "-._", name.length()) || Syntax.startsWithDigit(name)) {
            draft.problem(
                    name,
                    origin,
                    "a variable's name must have letters, digits, dashes, underscores and dots, no digit first, but was \""
                            + name + "\"",
                    "Name it like \"RAILS_ENV\".");
        }
        values.put(name, value);
        origins.put(name, origin);
        return this;
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
        sources.add(source);
        origins.put(source.name(), origin);
        return this;
    }
}
