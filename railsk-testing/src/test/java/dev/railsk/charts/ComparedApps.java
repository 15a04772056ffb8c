package dev.railsk.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The apps that are compared, with what is different in each by choice. */
final class ComparedApps {

    private static final String DEFAULT = "Kubernetes' own default, which railsk leaves unsaid.";
    private static final String PORT_NAME = "A probe asks a port by its name, so that the number stands in one place.";
    private static final String OWN_NAME = "railsk names it itself.";
    private static final String UNUSED = "A volume that no container of the pod mounts.";

    static final List<ComparedApp> ALL = List.of(forum(), helpdesk(), projectTool());

    private ComparedApps() {}

    private static ComparedApp forum() {
        List<Deviation> deviations = common();
        deviations.add(different("*Probe.successThreshold = 1", DEFAULT));
        deviations.add(different("*.securityContext.privileged = false", DEFAULT));
        deviations.add(Deviation.OF_POD);
        deviations.add(different("PodDisruptionBudget/discourse metadata.name = *", OWN_NAME));
        deviations.add(different("Service/* spec.sessionAffinity = None", DEFAULT));
        deviations.add(different("*.securityContext.readOnlyRootFilesystem = false", DEFAULT));
        deviations.add(different("*.securityContext.runAsNonRoot = false", DEFAULT));
        deviations.add(different("*.securityContext.fsGroupChangePolicy = Always", DEFAULT));
        deviations.add(different(
                "* spec.template.spec.containers[sidekiq].name = sidekiq",
                "A native sidecar: an init container that goes on, and so stops after the web."));
        deviations.add(different(
                "* spec.template.spec.containers[sidekiq].args[0] = *",
                "Program and arguments are one list, the command."));
        return new ComparedApp(
                "discourse",
                "17.0.2",
                files -> Forum.app(),
                files -> Forum.inWords(),
                Map.of(
                        "PodDisruptionBudget/discourse ",
                        "PodDisruptionBudget/discourse-pdb ",
                        "Deployment/discourse spec.template.spec.containers[sidekiq]",
                        "Deployment/discourse spec.template.spec.initContainers[sidekiq]"),
                deviations);
    }

    private static ComparedApp helpdesk() {
        List<Deviation> deviations = common();
        deviations.add(different("*.securityContext.privileged = false", DEFAULT));
        deviations.add(different("*Probe.tcpSocket.port = *", PORT_NAME));
        deviations.add(different("*Probe.httpGet.port = *", PORT_NAME));
        deviations.add(different("* spec.template.spec.volumes[zammad-init].*", UNUSED));
        deviations.add(different(
                "CronJob/* spec.jobTemplate.spec.template.metadata.labels[app.kubernetes.io/component] = zammad-init",
                "A Job of the timetable has its own name, not that of another task."));
        deviations.add(different("Job/zammad-init-1 metadata.name = *", OWN_NAME));
        deviations.add(different(
                "*ontainers[zammad-volume-permissions].securityContext.privileged = true",
                "Hardened: root owns the folder, and needs no privilege to change its mode."));
        return new ComparedApp(
                "zammad",
                "18.0.1",
                Helpdesk::app,
                Helpdesk::app,
                Map.of("Job/zammad-init-1 ", "Job/zammad-migrate-6bab479f61-1 "),
                deviations);
    }

    private static ComparedApp projectTool() {
        List<Deviation> deviations = common();
        deviations.add(different("*Probe.successThreshold = 1", DEFAULT));
        deviations.add(Deviation.OF_POD);
        deviations.add(different("*.initialDelaySeconds = 0", DEFAULT));
        deviations.add(different("*Probe.httpGet.port = *", PORT_NAME));
        deviations.add(different("Job/openproject-seeder-1 metadata.name = *", OWN_NAME));
        deviations.add(different("Deployment/openproject-hocuspocus spec.template.spec.volumes[app-tmp].*", UNUSED));
        deviations.add(different(
                "Secret/openproject-memcached metadata.labels[app.kubernetes.io/component] = memcached",
                "All configs and secrets of an app have the same labels."));
        return new ComparedApp(
                "openproject",
                "13.10.2",
                files -> ProjectTool.app(),
                files -> ProjectTool.app(),
                Map.of("Job/openproject-seeder-1 ", "Job/openproject-migrate-4fb020deef-1 "),
                deviations);
    }

    private static List<Deviation> common() {
        List<Deviation> common = new ArrayList<>();
        common.add(different("*.labels[app.kubernetes.io/managed-by] = Helm", "Helm manages it no longer."));
        common.add(different("*.labels[helm.sh/chart] = *", "There is no chart."));
        common.add(
                different("*.annotations[checksum/*] = *", "railsk's checksums have names and values of their own."));
        common.add(different("*.protocol = TCP", DEFAULT));
        return common;
    }

    private static Deviation different(String leaves, String reason) {
        return new Deviation(leaves, reason);
    }
}
