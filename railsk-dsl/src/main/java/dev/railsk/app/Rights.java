package dev.railsk.app;

import dev.railsk.access.Account;
import dev.railsk.container.Companion;
import dev.railsk.container.Mount;
import dev.railsk.definition.AppParts;
import dev.railsk.pod.Pod;
import dev.railsk.security.Hardening;
import dev.railsk.task.Task;
import dev.railsk.volume.ProjectedSource;
import dev.railsk.volume.ProjectedVolume;
import dev.railsk.volume.ServiceAccountToken;
import dev.railsk.volume.Volume;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which rights of accounts some pod can use: a container needs a token of its account for that. */
final class Rights {

    private final AppParts parts;

    private Rights(AppParts parts) {
        this.parts = parts;
    }

    /** The accounts with rights that no pod of any of these environments can use. */
    static List<Account.Own> ofNobody(Collection<AppParts> environments) {
        List<Account.Own> unused = new ArrayList<>();
        List<String> used = new ArrayList<>();
        for (AppParts parts : environments) {
            Rights rights = new Rights(parts);
            for (Account.Own account : parts.ownAccounts()) {
                if (account.grants().isEmpty()) {
                    continue;
                }
                if (rights.isUsed(account)) {
                    used.add(account.name());
                } else if (unused.stream().noneMatch(known -> known.name().equals(account.name()))) {
                    unused.add(account);
                }
            }
        }
        unused.removeIf(account -> used.contains(account.name()));
        return unused;
    }

    private boolean isUsed(Account.Own account) {
        for (Workload workload : parts.workloads()) {
            if (isUsed(account, workload.basics().pod())) {
                return true;
            }
        }
        for (Task task : parts.tasks().all()) {
            if (isUsed(account, task.pod())) {
                return true;
            }
        }
        return false;
    }

    private boolean isUsed(Account.Own account, Pod pod) {
        Optional<Account> known = parts.identity().tenancy().accountOf(pod);
        if (known.isEmpty() || !known.get().name().equals(account.name())) {
            return false;
        }
        boolean hasToken = !pod.security(parts.security()).has(Hardening.NO_API_TOKEN);
        // What is written by hand may bring a token too.
        return hasToken || !pod.edits().isEmpty() || mountsToken(pod);
    }

    private boolean mountsToken(Pod pod) {
        List<Mount> mounts = new ArrayList<>(pod.main().mounts());
        for (Companion companion : pod.companions()) {
            mounts.addAll(companion.container().mounts());
        }
        for (Mount mount : mounts) {
            Volume volume = parts.volumes().get(mount.volume());
            if (volume instanceof ProjectedVolume projected) {
                for (ProjectedSource source : projected.sources()) {
                    if (source instanceof ServiceAccountToken) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
