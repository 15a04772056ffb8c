package dev.railsk.definition;

import dev.railsk.access.Account;
import dev.railsk.backing.Backing;
import dev.railsk.config.Config;
import dev.railsk.config.ConfigFiles;
import dev.railsk.config.Configs;
import dev.railsk.config.EnvVars;
import dev.railsk.config.Secrets;
import dev.railsk.container.Companion;
import dev.railsk.image.Image;
import dev.railsk.pod.Pod;
import dev.railsk.pod.Scratch;
import dev.railsk.problem.Lines;
import dev.railsk.security.Security;
import dev.railsk.task.Cron;
import dev.railsk.task.Migration;
import dev.railsk.task.Task;
import dev.railsk.volume.Claim;
import dev.railsk.volume.Volume;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a definition says, with or without an overlay's changes. What renderers read.
 *
 * @param identity which app this is, and where it lives
 * @param pods what all its pods have
 * @param sources where settings and secrets come from
 * @param byName its workloads, by name: webs, workers, processes, clocks, accessories, each kind in the order written
 * @param tasks what runs to its end
 * @param byHand what is written in Kubernetes' own terms
 * @param lines the lines that wrote the words of the app itself
 */
public record AppParts(
        AppIdentity identity,
        PodDefaults pods,
        Sources sources,
        Map<String, Workload> byName,
        Tasks tasks,
        ByHand byHand,
        Lines lines) {

    public AppParts {
        byName = Collections.unmodifiableMap(inOrder(byName));
    }

    private static Map<String, Workload> inOrder(Map<String, Workload> workloads) {
        Map<String, Workload> ordered = new LinkedHashMap<>();
        for (int place = 0; ordered.size() < workloads.size(); place++) {
            for (Map.Entry<String, Workload> workload : workloads.entrySet()) {
                if (workload.getValue().place() == place) {
                    ordered.put(workload.getKey(), workload.getValue());
                }
            }
        }
        return ordered;
    }

    /** The same with these secrets. */
    public AppParts withSecrets(Map<String, Secrets> secrets) {
        return new AppParts(identity, pods, sources.withSecrets(secrets), byName, tasks, byHand, lines);
    }

    /** The app's name. */
    public String name() {
        return identity.name();
    }

    /** Where its objects live. */
    public AppNamespace namespace() {
        return identity.namespace();
    }

    /** What stands around every object's name but the namespace's. */
    public NameAffixes affixes() {
        return identity.affixes();
    }

    /** Its image as it is pulled; absent only in a definition that is being written. */
    public Optional<Image> image() {
        Optional<Image> image = pods.image().own();
        return image.isPresent() ? Optional.of(pods.images().pulled(image.get())) : image;
    }

    /** Who its pods run as, and what they are denied. */
    public Security security() {
        return pods.security();
    }

    /** The environment of its pods: the addresses of the services that it needs, then what is written. */
    public EnvVars env() {
        Map<String, Backing> backings = identity.tenancy().backings();
        return backings.isEmpty()
                ? pods.env()
                : BackingEnv.of(backings.values()).then(pods.env());
    }

    /** The writable folders of its pods. */
    public List<Scratch> scratches() {
        return pods.scratches();
    }

    /** The secrets that it uses, by name. */
    public Map<String, Secrets> secrets() {
        return sources.secrets();
    }

    /** Its configs, by name. */
    public Map<String, Config> configs() {
        return sources.configs();
    }

    /** The ConfigMaps that others make for it, by name. */
    public Map<String, Configs> existingConfigs() {
        return sources.existingConfigs();
    }

    /** What its containers may mount, by name. */
    public Map<String, Volume> volumes() {
        return sources.volumes();
    }

    /** The storage that it claims, by the volume's name. */
    public Map<String, Claim> claims() {
        Map<String, Claim> claims = new LinkedHashMap<>();
        for (Map.Entry<String, Volume> volume : volumes().entrySet()) {
            if (volume.getValue() instanceof Claim claim) {
                claims.put(volume.getKey(), claim);
            }
        }
        return claims;
    }

    /** Its files to be mounted, by name. */
    public Map<String, ConfigFiles> files() {
        return sources.files();
    }

    /** How its database is migrated; empty for an app without one. */
    public Optional<Migration> migration() {
        return tasks.migration();
    }

    /** What a timetable starts, by name. */
    public Map<String, Cron> crons() {
        return tasks.crons();
    }

    /** All workloads: webs, workers, processes, clocks, accessories, each kind in the order written. */
    public List<Workload> workloads() {
        return List.copyOf(byName.values());
    }

    /** The variables of all containers, each as written: the app's, then each workload's and task's. */
    public List<EnvVars> environments() {
        List<EnvVars> all = new ArrayList<>(List.of(env()));
        for (Workload workload : workloads()) {
            addEnvironments(workload.basics().pod(), all);
        }
        for (Task task : tasks.all()) {
            addEnvironments(task.pod(), all);
        }
        return all;
    }

    /** The accounts of the app's own: the app's, then those of workloads and tasks; the same one only once. */
    public List<Account.Own> ownAccounts() {
        List<Account.Own> own = new ArrayList<>();
        for (Account account : accounts()) {
            if (account instanceof Account.Own made) {
                own.add(made);
            }
        }
        return own;
    }

    /** All accounts, also those that others made: the app's, then those of workloads and tasks; the same one only once. */
    public List<Account> accounts() {
        List<Account> accounts = new ArrayList<>();
        addAccount(identity.tenancy().account(), accounts);
        for (Workload workload : workloads()) {
            addAccount(workload.basics().pod().account(), accounts);
        }
        for (Task task : tasks.all()) {
            addAccount(task.pod().account(), accounts);
        }
        return accounts;
    }

    private static void addAccount(Optional<Account> account, List<Account> accounts) {
        if (account.isPresent() && !accounts.contains(account.get())) {
            accounts.add(account.get());
        }
    }

    private static void addEnvironments(Pod pod, List<EnvVars> all) {
        all.add(pod.main().env());
        for (Companion companion : pod.companions()) {
            all.add(companion.container().env());
        }
    }

    /** All workloads of one kind, in the order written. */
    public <W extends Workload> List<W> all(Class<W> kind) {
        List<W> all = new ArrayList<>();
        for (Workload workload : byName.values()) {
            if (kind.isInstance(workload)) {
                all.add(kind.cast(workload));
            }
        }
        return all;
    }
}
