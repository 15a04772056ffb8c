package dev.railsk.app;

import dev.railsk.container.Companion;
import dev.railsk.pod.Pod;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import dev.railsk.security.Hardening;
import dev.railsk.security.Security;
import dev.railsk.security.SecurityChange;
import dev.railsk.security.VolumeOwnership;
import dev.railsk.task.Task;
import dev.railsk.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What users containers can run as: the kubelet starts no root where it is denied, and a pod's user holds for all its containers. */
final class SecurityRules {

    private final Judgement judgement;

    SecurityRules(Judgement judgement) {
        this.judgement = judgement;
    }

    void check() {
        if (judgement.parts().security().deniesItsRoot().isPresent()) {
            // Told where it is written.
            return;
        }
        checkOwnership();
        for (Workload workload : judgement.parts().workloads()) {
            check(workload.scope(), workload.basics().pod(), workload.basics().lines());
        }
        for (Map.Entry<String, Task> scoped :
                judgement.parts().tasks().byScope().entrySet()) {
            check(scoped.getKey(), scoped.getValue().pod(), scoped.getValue().lines());
        }
    }

    private void checkOwnership() {
        if (judgement.parts().security().ownership().isEmpty()) {
            return;
        }
        for (Workload workload : judgement.parts().workloads()) {
            if (hasGroup(workload.basics().pod())) {
                return;
            }
        }
        for (Task task : judgement.parts().tasks().all()) {
            if (hasGroup(task.pod())) {
                return;
            }
        }
        noGroup(List.of("security"), judgement.line("security"), "");
    }

    private boolean hasGroup(Pod pod) {
        return pod.security(judgement.parts().security()).runAs().isPresent();
    }

    private void noGroup(List<String> path, Origin line, String subject) {
        judgement.problem(
                path,
                line,
                subject + "fsGroupChangePolicy(..) says when files of volumes are given to a group, but there is none",
                "Write runAs(..) with the id that the image's files belong to, or leave fsGroupChangePolicy(..) out.");
    }

    private void check(String scope, Pod pod, Lines lines) {
        Security ofPod = pod.security(judgement.parts().security());
        Optional<Hardening> denied = ofPod.deniesItsRoot();
        if (denied.isPresent()) {
            problem(List.of(scope, "security"), lines.of("security"), scope + ": ", denied.get());
            return;
        }
        Optional<SecurityChange> said = pod.ownSecurity();
        boolean isOwnershipSaid = said.isPresent()
                && said.get().ownership().isPresent()
                && said.get().ownership().get() != VolumeOwnership.ALWAYS;
        if (isOwnershipSaid && ofPod.runAs().isEmpty()) {
            noGroup(List.of(scope, "security"), lines.of("security"), scope + ": ");
        }
        for (Companion companion : pod.companions()) {
            Security own = companion.container().security(ofPod);
            String name = companion.role().word() + " " + companion.name();
            List<String> path = List.of(scope, name, "security");
            Origin line = companion.lines().of("security");
            String subject = scope + ": " + name + ": ";
            Optional<Hardening> deniedHere = own.deniesItsRoot();
            if (deniedHere.isPresent()) {
                problem(path, line, subject, deniedHere.get());
            } else if (own.runAs().isEmpty() && ofPod.runAs().isPresent()) {
                judgement.problem(
                        path,
                        line,
                        subject + "it is to run as its image's own user, but its pod runs as user "
                                + ofPod.runAs().get().user() + ", which holds for all its containers",
                        "Write runAs(..) with the id of the image's user.");
            } else if (own.ownership().isPresent() && !own.ownership().equals(ofPod.ownership())) {
                judgement.problem(
                        path,
                        line,
                        subject
                                + "fsGroupChangePolicy(..) holds for all containers of a pod, and cannot be one container's",
                        "Write it into security(..) of " + scope + " or of the app.");
            }
        }
    }

    private void problem(List<String> path, Origin line, String subject, Hardening rule) {
        judgement.problem(
                path,
                line,
                subject + "user 0 is root, which " + rule + " denies",
                "Write runAs(..) with another id, or without(Hardening." + rule + ").");
    }
}
