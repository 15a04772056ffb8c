package dev.railsk.definition;

import dev.railsk.access.Account;
import dev.railsk.access.Role;
import dev.railsk.config.ConfigObject;
import dev.railsk.config.Secrets;
import dev.railsk.image.Revision;
import dev.railsk.name.internal.NameHash;
import dev.railsk.network.Exposure;
import dev.railsk.network.IngressBasics;
import dev.railsk.network.Service;
import dev.railsk.task.Cron;
import dev.railsk.task.Task;
import dev.railsk.volume.Claim;
import dev.railsk.workload.Web;
import dev.railsk.workload.Workload;
import java.util.Optional;

/** The names of an app's objects, suffix included. */
public final class Names {

    // A Job's name becomes a label of its pods, so it has at most 63 characters; five are left for the attempt.
    private static final int JOB_PREFIX_LENGTH = 58;

    private final AppParts parts;

    private Names(AppParts parts) {
        this.parts = parts;
    }

    /** The names of these parts' objects. */
    public static Names of(AppParts parts) {
        return new Names(parts);
    }

    /** The Deployment or StatefulSet of a workload; its service too, where that has no name of its own. */
    public String object(Workload workload) {
        return around(plain(workload));
    }

    /** The CronJob of a cron task. */
    public String cronJob(Cron cron) {
        return around(parts.name() + "-" + cron.name());
    }

    /** The service of a workload. */
    public String service(Workload workload) {
        Optional<Service> service = workload.basics().service();
        Optional<String> name = service.isPresent() ? service.get().name() : Optional.empty();
        return around(name.orElse(plain(workload)));
    }

    /** The ingress of a web workload. */
    public String ingress(Web web) {
        Optional<Exposure> exposure = web.publication().exposure();
        IngressBasics basics = exposure.isPresent() ? exposure.get().basics() : IngressBasics.DEFAULT;
        return around(basics.name().orElse(plain(web)));
    }

    /** The disruption budget of a workload. */
    public String disruptionBudget(Workload workload) {
        return around(plain(workload) + "-pdb");
    }

    /** The ConfigMap of a config or of files, without a hash of its content. */
    public String config(ConfigObject config) {
        return around(config.name());
    }

    /** The PersistentVolumeClaim of a volume. */
    public String claim(String volume, Claim claim) {
        return around(claim.objectName().orElse(parts.name() + "-" + volume));
    }

    /** An account: that of the app's own with its role and binding, or one that others made. */
    public String account(Account account) {
        return account instanceof Account.Own ? around(account.name()) : account.name();
    }

    /** A role of people or programs, and its binding. */
    public String role(Role role) {
        return around(role.name());
    }

    /** What there is once for the whole app, such as its quota. */
    public String ofApp() {
        return around(parts.name());
    }

    /** The network policy of a task's pods. */
    public String policy(Task task) {
        return around(parts.name() + "-" + task.name());
    }

    /** The object that makes a secret, without a hash of its content; a secret that others make, as it is called. */
    public String secret(Secrets secret) {
        return secret.isMade() ? around(secret.name()) : secret.name();
    }

    /** The main container of a workload. */
    public String container(Workload workload) {
        return workload.basics().naming().container().orElse(workload.name());
    }

    /**
     * What the Jobs of a task for one revision begin with; an attempt's number follows. A name too long for Kubernetes is cut,
     * and a hash of the whole keeps it apart from others.
     */
    public String jobPrefix(Task task, Revision revision) {
        String whole = ofApp() + "-" + task.jobName() + "-" + revision.forName();
        if (whole.length() < JOB_PREFIX_LENGTH) {
            return whole + "-";
        }
        String hash = NameHash.of(whole);
        return whole.substring(0, JOB_PREFIX_LENGTH - hash.length() - 2) + "-" + hash + "-";
    }

    /** The pod of a console, for one of several people. */
    public String console(String session) {
        return ofApp() + "-console-" + session;
    }

    private String plain(Workload workload) {
        return workload.basics().naming().objectName().orElse(parts.name() + "-" + workload.name());
    }

    private String around(String name) {
        return parts.affixes().around(name);
    }
}
