package dev.railsk.render.internal;

import dev.railsk.security.Hardening;
import dev.railsk.security.RunAs;
import dev.railsk.security.Security;
import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders who pods run as and what they are denied. */
final class SecurityRenderer {

    private SecurityRenderer() {}

    /** What holds for the whole pod; null when that is nothing. */
    static @Nullable PodSecurityContext pod(Security security) {
        boolean nonRoot = security.has(Hardening.NON_ROOT_POD);
        boolean seccomp = security.has(Hardening.SECCOMP_RUNTIME_DEFAULT);
        if (security.runAs().isEmpty() && !nonRoot && !seccomp) {
            return null;
        }
        PodSecurityContext context = new PodSecurityContext();
        if (security.runAs().isPresent()) {
            RunAs runAs = security.runAs().get();
            context.setRunAsUser(runAs.user());
            context.setRunAsGroup(runAs.group());
            context.setFsGroup(runAs.group());
            if (security.ownership().isPresent()) {
                context.setFsGroupChangePolicy(security.ownership().get().kubernetesName());
            }
        }
        if (nonRoot) {
            context.setRunAsNonRoot(true);
        }
        if (seccomp) {
            SeccompProfile profile = new SeccompProfile();
            profile.setType("RuntimeDefault");
            context.setSeccompProfile(profile);
        }
        return context;
    }

    /** What holds for one container, beside what its pod says; null when that is nothing. */
    static @Nullable SecurityContext container(Security security, Security ofPod) {
        boolean nonRoot = security.has(Hardening.NON_ROOT_CONTAINERS);
        boolean noEscalation = security.has(Hardening.NO_PRIVILEGE_ESCALATION);
        boolean noCapabilities = security.has(Hardening.NO_CAPABILITIES);
        boolean readOnly = security.has(Hardening.READ_ONLY_ROOT_FILESYSTEM);
        boolean isPlain = security.capabilities().isEmpty() && isLikePod(security, ofPod);
        if (!nonRoot && !noEscalation && !noCapabilities && !readOnly && isPlain) {
            return null;
        }
        SecurityContext context = new SecurityContext();
        if (!isLikePod(security, ofPod)) {
            renderOwn(security, ofPod, context);
        }
        if (nonRoot) {
            context.setRunAsNonRoot(true);
        }
        if (noEscalation) {
            context.setAllowPrivilegeEscalation(false);
        }
        if (noCapabilities || !security.capabilities().isEmpty()) {
            Capabilities capabilities = new Capabilities();
            if (noCapabilities) {
                capabilities.setDrop(List.of("ALL"));
            }
            capabilities.setAdd(new ArrayList<>(security.capabilities()));
            context.setCapabilities(capabilities);
        }
        if (readOnly) {
            context.setReadOnlyRootFilesystem(true);
        }
        return context;
    }

    private static boolean isLikePod(Security security, Security ofPod) {
        return security.runAs().equals(ofPod.runAs())
                && security.has(Hardening.NON_ROOT_POD) == ofPod.has(Hardening.NON_ROOT_POD)
                && security.has(Hardening.SECCOMP_RUNTIME_DEFAULT) == ofPod.has(Hardening.SECCOMP_RUNTIME_DEFAULT);
    }

    // What a pod says holds for each of its containers that says nothing itself, so a container unsays it.
    private static void renderOwn(Security security, Security ofPod, SecurityContext context) {
        if (security.runAs().isPresent() && !security.runAs().equals(ofPod.runAs())) {
            context.setRunAsUser(security.runAs().get().user());
            context.setRunAsGroup(security.runAs().get().group());
        }
        boolean isNonRoot = security.has(Hardening.NON_ROOT_POD);
        if (isNonRoot != ofPod.has(Hardening.NON_ROOT_POD)) {
            context.setRunAsNonRoot(isNonRoot);
        }
        boolean isFiltered = security.has(Hardening.SECCOMP_RUNTIME_DEFAULT);
        if (isFiltered != ofPod.has(Hardening.SECCOMP_RUNTIME_DEFAULT)) {
            SeccompProfile profile = new SeccompProfile();
            profile.setType(isFiltered ? "RuntimeDefault" : "Unconfined");
            context.setSeccompProfile(profile);
        }
    }
}
