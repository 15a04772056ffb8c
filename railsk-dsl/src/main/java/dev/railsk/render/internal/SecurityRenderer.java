package dev.railsk.render.internal;

import dev.railsk.pod.Hardening;
import dev.railsk.pod.Security;
import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders who pods run as and what they are denied. */
final class SecurityRenderer {

    private SecurityRenderer() {}

    /** What holds for the whole pod; null when that is nothing. */
    static @Nullable PodSecurityContext pod(Security security) {
        boolean nonRoot = security.has(Hardening.NON_ROOT_POD);
        boolean seccomp = security.has(Hardening.SECCOMP_RUNTIME_DEFAULT);
        if (security.user().isEmpty() && !nonRoot && !seccomp) {
            return null;
        }
        PodSecurityContext context = new PodSecurityContext();
        if (security.user().isPresent()) {
            context.setRunAsUser(security.user().get());
            context.setRunAsGroup(security.user().get());
            context.setFsGroup(security.user().get());
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

    /** What holds for one container; null when that is nothing. */
    static @Nullable SecurityContext container(Security security) {
        boolean nonRoot = security.has(Hardening.NON_ROOT_CONTAINERS);
        boolean noEscalation = security.has(Hardening.NO_PRIVILEGE_ESCALATION);
        boolean noCapabilities = security.has(Hardening.NO_CAPABILITIES);
        boolean readOnly = security.has(Hardening.READ_ONLY_ROOT_FILESYSTEM);
        if (!nonRoot && !noEscalation && !noCapabilities && !readOnly) {
            return null;
        }
        SecurityContext context = new SecurityContext();
        if (nonRoot) {
            context.setRunAsNonRoot(true);
        }
        if (noEscalation) {
            context.setAllowPrivilegeEscalation(false);
        }
        if (noCapabilities) {
            Capabilities capabilities = new Capabilities();
            capabilities.setDrop(List.of("ALL"));
            context.setCapabilities(capabilities);
        }
        if (readOnly) {
            context.setReadOnlyRootFilesystem(true);
        }
        return context;
    }
}
