package dev.railsk.app;

import dev.railsk.config.ConfigFiles;
import dev.railsk.config.ConfigObject;
import dev.railsk.config.ConfigRollout;
import dev.railsk.config.PlainTextSecret;
import dev.railsk.config.Secrets;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Names;
import dev.railsk.name.internal.Syntax;
import dev.railsk.network.Exposure;
import dev.railsk.network.Service;
import dev.railsk.problem.Origin;
import dev.railsk.task.Cron;
import dev.railsk.task.DeployTask;
import dev.railsk.task.Task;
import dev.railsk.volume.Claim;
import dev.railsk.workload.Web;
import dev.railsk.workload.Workload;
import dev.railsk.workload.WorkloadKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Kubernetes takes as the names of an app's objects, suffix and hash included. A name that an author wrote is judged where it
 * is written; here are the names that are put together, each told once, at the line of the word that makes it too long.
 */
final class NameRules {

    private static final String HASH = "-0123456789";
    private static final int LONGEST_LABEL = 63;
    // A CronJob's Jobs end in eleven characters of the controller's.
    private static final int LONGEST_CRON_JOB = 52;
    // A StatefulSet's pods end in a dash and a number, and their name is a label; its controller adds a hash of ten to
    // another.
    private static final int LONGEST_STATEFUL_SET = 52;
    private static final int LONGEST_NAME = 253;

    // The migration and the console.
    private static final Set<String> RESERVED = Set.of("migrate", "console");

    private final Judgement judgement;
    private final AppParts parts;
    private final Names names;

    NameRules(Judgement judgement) {
        this.judgement = judgement;
        parts = judgement.parts();
        names = Names.of(parts);
    }

    void check() {
        if (!Syntax.isLabel(parts.name(), LONGEST_LABEL)) {
            judgement.problem(
                    List.of("name"),
                    judgement.origin(),
                    "the app's name must be a DNS label of at most 63 lower-case letters, digits and dashes, but was \""
                            + parts.name() + "\"",
                    "Choose a name such as \"shop\".");
            return;
        }
        for (Secrets secret : parts.secrets().values()) {
            checkSubdomain("secret " + secret.name(), secret.origin(), secret.name());
            checkAnnotation(secret);
        }
        if (!judgement.isWhole("nameSuffix") || !judgement.isWhole("namePrefix") || !areAffixesFit()) {
            return;
        }
        for (Workload workload : parts.workloads()) {
            checkWorkload(workload);
        }
        checkTwins();
        for (Cron cron : parts.crons().values()) {
            checkCron(cron);
        }
        for (DeployTask task : parts.tasks().named().values()) {
            checkTask(task);
        }
        checkSources();
    }

    private void checkSources() {
        for (Map.Entry<String, Claim> claim : parts.claims().entrySet()) {
            if (Syntax.isLabel(claim.getKey(), LONGEST_LABEL)) {
                String word = "volume " + claim.getKey();
                checkSubdomain(word, judgement.line(word), names.claim(claim.getKey(), claim.getValue()));
            }
        }
        for (ConfigObject config : parts.sources().configObjects()) {
            String hash = config.rollout() == ConfigRollout.HASHED_NAME ? HASH : "";
            checkSubdomain(config.scope(), config.origin(), names.config(config) + hash);
        }
        for (ConfigFiles files : parts.files().values()) {
            checkOtherName(files);
        }
        for (Secrets secret : parts.secrets().values()) {
            String name = names.secret(secret) + (secret.isHashed() ? HASH : "");
            if (secret.isMade() && secret.name().length() <= LONGEST_NAME && Syntax.isDomain(secret.name())) {
                checkSubdomain("secret " + secret.name(), secret.origin(), name);
            }
        }
    }

    private boolean areAffixesFit() {
        return Syntax.isLabel(parts.affixes().around("a"), LONGEST_NAME);
    }

    private void checkWorkload(Workload workload) {
        boolean isNamed = Syntax.isLabel(workload.name(), LONGEST_LABEL);
        if (!isNamed) {
            judgement.problem(
                    List.of(workload.scope()),
                    workload.origin(),
                    "a " + workload.noun()
                            + "'s name must have at most 63 lower-case letters, digits and dashes, but was \""
                            + workload.name() + "\"",
                    "Name it like \"" + (workload instanceof Web ? "web" : "sidekiq") + "\".");
            return;
        }
        int longest = workload.kind() == WorkloadKind.STATEFUL_SET ? LONGEST_STATEFUL_SET : LONGEST_LABEL;
        String name = names.object(workload);
        if (name.length() > longest) {
            judgement.problem(
                    workload,
                    "objectName",
                    "the " + workload.kind().kubernetesName() + "'s name must have at most " + longest
                            + " characters, but \"" + name + "\" has " + name.length(),
                    "Choose a shorter one with objectName(..).");
            return;
        }
        if (workload.service().isPresent()) {
            checkService(workload, workload.service().get());
        }
        if (workload instanceof Web web) {
            checkIngress(web);
        }
    }

    private void checkService(Workload workload, Service defined) {
        String service = names.service(workload);
        Optional<String> written = defined.name();
        boolean isTooLong = service.length() > LONGEST_LABEL && !isJudged(written, LONGEST_LABEL);
        boolean isBad = isTooLong || (written.isEmpty() && Syntax.startsWithDigit(service));
        if (isBad && judgement.isWhole(workload.scope())) {
            judgement.problem(
                    workload,
                    "service",
                    "the service's name must have at most 63 lower-case letters, digits and dashes, a letter first, but was \""
                            + service + "\"",
                    "Choose another with service(service -> service.name(\"shop\")).");
        }
    }

    private void checkIngress(Web web) {
        Optional<Exposure> shown = web.publication().shown();
        if (shown.isPresent()
                && names.ingress(web).length() > LONGEST_NAME
                && !isJudged(shown.get().basics().name(), LONGEST_NAME)) {
            judgement.problem(
                    web,
                    "expose",
                    "the ingress' name must have at most 253 characters, but \"" + names.ingress(web) + "\" has "
                            + names.ingress(web).length(),
                    "Choose a shorter one with name(..) in expose(..).");
        }
    }

    /** Whether a name that was written is too long by itself: that has been told, what a suffix makes of it has not. */
    private static boolean isJudged(Optional<String> written, int longest) {
        return written.isPresent() && written.get().length() > longest;
    }

    private void checkTwins() {
        Map<String, Workload> objects = new HashMap<>();
        Map<String, Workload> services = new HashMap<>();
        Map<String, Workload> ingresses = new HashMap<>();
        for (Workload workload : parts.workloads()) {
            String name = names.object(workload);
            Workload other = objects.putIfAbsent(name, workload);
            if (other != null) {
                judgement.problem(
                        workload,
                        "objectName",
                        "the workloads \"" + other.name() + "\" and \"" + workload.name() + "\" are both named \""
                                + name + "\"",
                        "Give one of them another objectName(..).");
                continue;
            }
            if (workload.service().isPresent()) {
                checkTwin("service", names.service(workload), workload, services);
            }
            if (workload instanceof Web web && web.publication().shown().isPresent()) {
                checkTwin("expose", names.ingress(web), web, ingresses);
            }
        }
    }

    private void checkTwin(String word, String name, Workload workload, Map<String, Workload> known) {
        Workload other = known.putIfAbsent(name, workload);
        if (other != null) {
            boolean isService = word.equals("service");
            judgement.problem(
                    workload,
                    word,
                    "the " + (isService ? "services" : "ingresses") + " of \"" + other.name() + "\" and \""
                            + workload.name() + "\" are both named \"" + name + "\"",
                    "Give one of them another name(..) in " + word + "(..).");
        }
    }

    private void checkCron(Cron cron) {
        String scope = "cron " + cron.name();
        if (!Syntax.isLabel(cron.name(), LONGEST_LABEL)) {
            judgement.problem(
                    List.of(scope),
                    cron.task().origin(),
                    "a cron task's name must have at most 63 lower-case letters, digits and dashes, but was \""
                            + cron.name() + "\"",
                    "Name it like \"digest\".");
        } else if (names.cronJob(cron).length() > LONGEST_CRON_JOB) {
            judgement.problem(
                    List.of(scope),
                    cron.task().origin(),
                    "the CronJob's name must have at most 52 characters, but \"" + names.cronJob(cron) + "\" has "
                            + names.cronJob(cron).length(),
                    "Choose a shorter name for the cron task.");
        } else if (RESERVED.contains(cron.name())) {
            judgement.problem(
                    List.of(scope),
                    cron.task().origin(),
                    "there is a " + ofRailsk(cron.name()) + " already, whose pods and Jobs would be called the same",
                    "Give the cron task another name.");
        }
    }

    private void checkOtherName(ConfigFiles files) {
        boolean isConfig = parts.configs().containsKey(files.name())
                || parts.existingConfigs().containsKey(files.name());
        if (isConfig) {
            judgement.problem(
                    List.of(files.scope()),
                    files.origin(),
                    "files and a config must not both be called \"" + files.name() + "\"",
                    "Give one of them another name.");
        }
    }

    // The name of an annotation has at most 63 characters behind its slash.
    private void checkAnnotation(Secrets secret) {
        int longest = LONGEST_LABEL - "secret-".length();
        if (secret.isMade()
                && secret instanceof PlainTextSecret own
                && own.rollout() == ConfigRollout.CHECKSUM_ANNOTATION
                && own.name().length() > longest) {
            judgement.problem(
                    List.of("secret " + own.name()),
                    own.origin(),
                    "the name of a secret with a checksum annotation must have at most " + longest
                            + " characters, but \"" + own.name() + "\" has "
                            + own.name().length(),
                    "Choose a shorter name, or another ConfigRollout.");
        }
    }

    private void checkTask(DeployTask task) {
        String scope = "task " + task.name();
        Optional<String> twin = twin(task.name());
        if (!Syntax.isLabel(task.name(), LONGEST_LABEL)) {
            judgement.problem(
                    List.of(scope),
                    task.task().origin(),
                    "a task's name must have at most 63 lower-case letters, digits and dashes, but was \"" + task.name()
                            + "\"",
                    "Name it like \"assets\".");
        } else if (twin.isPresent()) {
            judgement.problem(
                    List.of(scope),
                    task.task().origin(),
                    "there is a " + twin.get() + " already, whose pods and Jobs would be called the same",
                    "Give the task another name.");
        }
    }

    private static String ofRailsk(String name) {
        return "task \"" + name + "\" of railsk's own";
    }

    private boolean isOfMigration(String name) {
        if (parts.migration().isEmpty()) {
            return false;
        }
        List<Task> jobs = new ArrayList<>(parts.migration().get().jobs());
        jobs.addAll(parts.migration().get().preJobs());
        for (Task job : jobs) {
            if (job.jobName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** What else has this name. */
    private Optional<String> twin(String name) {
        Workload workload = parts.byName().get(name);
        if (workload != null) {
            return Optional.of(workload.noun() + " \"" + name + "\"");
        } else if (parts.crons().containsKey(name)) {
            return Optional.of("cron task \"" + name + "\"");
        }
        return RESERVED.contains(name) || isOfMigration(name) ? Optional.of(ofRailsk(name)) : Optional.empty();
    }

    private void checkSubdomain(String part, Origin where, String name) {
        if (name.length() > LONGEST_NAME || !Syntax.isDomain(name)) {
            judgement.problem(
                    List.of(part),
                    where,
                    "an object's name must have at most 253 lower-case letters, digits, dashes and dots, but was \""
                            + name + "\"",
                    "Choose a name such as \"shop-settings\".");
        }
    }
}
