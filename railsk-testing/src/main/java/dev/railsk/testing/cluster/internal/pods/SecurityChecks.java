package dev.railsk.testing.cluster.internal.pods;

import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.List;

/** Refuses what the server refuses in what pods and containers may do, and as whom. */
final class SecurityChecks {

    private SecurityChecks() {}

    static void checkPod(Part context) {
        context.check("fsGroup", ValueChecks::identity)
                .checkEach("supplementalGroups", ValueChecks::identity)
                .oneOf("fsGroupChangePolicy", "OnRootMismatch", "Always")
                .oneOf("supplementalGroupsPolicy", "Merge", "Strict");
        checkBoth(context);
    }

    static void checkContainer(Part context) {
        context.oneOf("procMount", "Default", "Unmasked");
        checkBoth(context);
        boolean isConfined = Boolean.FALSE.equals(context.map().get("allowPrivilegeEscalation"));
        if (isConfined && context.isTrue("privileged")) {
            refuse(context, "`privileged` to true");
        }
        if (isConfined && context.at("capabilities").values("add").contains("CAP_SYS_ADMIN")) {
            refuse(context, "`capabilities.Add` CAP_SYS_ADMIN");
        }
    }

    private static void refuse(Part context, String what) {
        context.problems()
                .invalid(context.path(), context.map(), "cannot set `allowPrivilegeEscalation` to false and " + what);
    }

    private static void checkBoth(Part context) {
        context.check("runAsUser", ValueChecks::identity).check("runAsGroup", ValueChecks::identity);
        for (String profile : List.of("seccompProfile", "appArmorProfile")) {
            if (context.has(profile)) {
                checkProfile(context.at(profile));
            }
        }
    }

    private static void checkProfile(Part profile) {
        if (!profile.text("type").isEmpty()) {
            profile.oneOf("type", "Localhost", "RuntimeDefault", "Unconfined");
        } else {
            profile.required("type", "type is required when a profile is set");
        }
        boolean isLocal = profile.text("type").equals("Localhost");
        if (isLocal && !profile.has("localhostProfile")) {
            profile.required("localhostProfile", "must be set when the type is Localhost");
        } else if (!isLocal && profile.has("localhostProfile")) {
            profile.invalid("localhostProfile", profile.map(), "can only be set when the type is Localhost");
        } else if (isLocal) {
            profile.check("localhostProfile", VolumeChecks::relative);
        }
    }
}
