package dev.railsk.definition;

import dev.railsk.access.Account;
import dev.railsk.access.Role;
import dev.railsk.pod.Pod;
import dev.railsk.task.Task;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may do what in an app's namespace.
 *
 * @param account by which account all its pods are known; empty for the namespace's default one
 * @param roles what people and programs may do, by name
 */
public record Access(Optional<Account> account, Map<String, Role> roles) {

    /** Nobody anything. */
    public static final Access NONE = new Access(Optional.empty(), Map.of());

    public Access {
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    }

    /** The accounts of the app's own: the app's, then those of workloads and tasks; the same one only once. */
    public static List<Account.Own> ownAccounts(AppParts parts) {
        List<Account.Own> accounts = new ArrayList<>();
        add(parts.identity().tenancy().access().account(), accounts);
        for (Workload workload : parts.workloads()) {
            add(workload.basics().pod().override().account(), accounts);
        }
        for (Task task : parts.tasks().all()) {
            add(task.pod().override().account(), accounts);
        }
        return accounts;
    }

    private static void add(Optional<Account> account, List<Account.Own> accounts) {
        if (account.isPresent() && account.get() instanceof Account.Own own && !accounts.contains(own)) {
            accounts.add(own);
        }
    }

    /** The account of a pod: its own, else the app's where it runs the app's code; foreign images get nothing that is granted to the app. */
    public Optional<Account> of(Pod pod) {
        Optional<Account> own = pod.override().account();
        return own.isPresent() || !pod.main().isAppCode() ? own : account;
    }
}
