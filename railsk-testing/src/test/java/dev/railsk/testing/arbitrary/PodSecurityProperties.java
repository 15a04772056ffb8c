package dev.railsk.testing.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.manifest.Manifest;
import dev.railsk.pod.Pod;
import dev.railsk.security.Hardening;
import dev.railsk.security.Security;
import dev.railsk.task.Task;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Pods are restricted, but for what the definition switched off, and for that exactly. */
class PodSecurityProperties {

    @Property(tries = 200)
    void whatIsNotRestrictedWasSwitchedOff(@ForAll AppDefinition definition) {
        RailsApp app = definition.app();
        for (String name : app.environments()) {
            Environment environment = app.environment(name);
            assertThat(violations(environment)).as(name).isEqualTo(switchedOff(environment));
        }
    }

    private static Set<String> violations(Environment environment) {
        Set<String> violations = new TreeSet<>();
        for (Manifest manifest : Rendered.all(environment)) {
            violations.addAll(RestrictedProfile.violations(manifest));
        }
        return violations;
    }

    /** By the definition alone, over all pods of an environment. */
    private static Set<String> switchedOff(Environment environment) {
        Set<String> off = new TreeSet<>();
        environment
                .parts()
                .workloads()
                .forEach(load -> add(off, environment, load.basics().pod()));
        for (Task task : environment.parts().tasks().all()) {
            add(off, environment, task.pod());
        }
        return off;
    }

    private static void add(Set<String> off, Environment environment, Pod pod) {
        Security security = environment.parts().pods().with(pod.override()).security();
        addSeccomp(off, security);
        addContainer(off, security, security);
        pod.companions()
                .forEach(companion ->
                        addContainer(off, security, companion.container().security(security)));
        boolean seesNode =
                pod.main().mounts().stream().anyMatch(mount -> mount.volume().equals("node-logs"))
                        || pod.companions().stream()
                                .flatMap(companion -> companion.container().mounts().stream())
                                .anyMatch(mount -> mount.volume().equals("node-logs"));
        if (seesNode) {
            off.add("hostPath");
        }
    }

    private static void addSeccomp(Set<String> off, Security security) {
        if (!security.rules().contains(Hardening.SECCOMP_RUNTIME_DEFAULT)) {
            off.add("seccompProfile");
        }
    }

    private static void addContainer(Set<String> off, Security pod, Security security) {
        boolean isNonRoot = pod.rules().contains(Hardening.NON_ROOT_POD)
                || security.rules().contains(Hardening.NON_ROOT_CONTAINERS);
        if (!isNonRoot) {
            off.add("runAsNonRoot");
        }
        if (!security.rules().contains(Hardening.NO_PRIVILEGE_ESCALATION)) {
            off.add("allowPrivilegeEscalation");
        }
        if (!security.rules().contains(Hardening.NO_CAPABILITIES)) {
            off.add("capabilities.drop");
        }
    }
}
