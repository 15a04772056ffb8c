package dev.railsk.access;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** How an account is written. Defaults: no labels and annotations of its own, no rights. */
public final class AccountSpec {

    private final Draft draft = new Draft("account");
    private final Map<String, String> labels;
    private final Map<String, String> annotations;
    private final GrantList grants;

    private AccountSpec(Account.Own base) {
        labels = new LinkedHashMap<>(base.labels());
        annotations = new LinkedHashMap<>(base.annotations());
        grants = new GrantList(draft, base.grants());
    }

    static Account.Own apply(Account.Own base, Consumer<AccountSpec> definition) {
        AccountSpec spec = new AccountSpec(base);
        spec.draft.run(definition, spec);
        return spec.draft.finish(
                "account " + base.name(),
                new Account.Own(
                        base.name(),
                        spec.labels,
                        spec.annotations,
                        spec.grants.grants(),
                        base.lines().then(spec.draft.lines())));
    }

    /** Label the account alone, such as with {@code azure.workload.identity/use}. */
    public AccountSpec label(String key, String value) {
        Origin origin = draft.write("label " + requireNonNull(key, "key"));
        LabelSyntax.checkLabel(draft, origin, key, requireNonNull(value, "value"));
        labels.put(key, value);
        return this;
    }

    /** Leave out a label of the account. */
    public AccountSpec removeLabel(String key) {
        draft.remove("label", requireNonNull(key, "key"), labels);
        return this;
    }

    /** Annotate the account, such as with {@code eks.amazonaws.com/role-arn} for the rights of an AWS role. */
    public AccountSpec annotation(String key, String value) {
        Origin origin = draft.write("annotation " + requireNonNull(key, "key"));
        LabelSyntax.checkKey(draft, origin, "annotation", key);
        WellFormed.check(draft, "annotation " + key, origin, requireNonNull(value, "value"));
        annotations.put(key, value);
        return this;
    }

    /** Leave out an annotation. */
    public AccountSpec removeAnnotation(String key) {
        draft.remove("annotation", requireNonNull(key, "key"), annotations);
        return this;
    }

    /**
     * Let its pods do this in the app's namespace, by a Role and a RoleBinding of the account's name. Their containers need a token for
     * it, which railsk denies them by default: give it with {@code apiToken()}.
     *
     * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code patch}, {@code delete} or
     *     {@code deletecollection}
     * @param resources plurals, such as {@code jobs} or {@code pods/log}; those of other projects with their group
     */
    public AccountSpec may(String verb, String... resources) {
        grants.may(verb, resources);
        return this;
    }

    /** Give it no rights in the cluster. */
    public AccountSpec noRights() {
        grants.clear();
        return this;
    }
}
