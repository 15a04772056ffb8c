package dev.railsk.testing.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the outcomes are called on a command line. */
final class OutcomeNames {

    private static final Map<String, Supplier<Outcome>> BY_NAME = Map.ofEntries(
            Map.entry("image-missing", Outcome::imageMissing),
            Map.entry("image-denied", Outcome::imageDenied),
            Map.entry("image-rate-limited", Outcome::imageRateLimited),
            Map.entry("registry-down", Outcome::registryDown),
            Map.entry("registry-unreachable", Outcome::registryUnreachable),
            Map.entry("image-platform", Outcome::imagePlatform),
            Map.entry("image-not-pulled", Outcome::imageNotPulled),
            Map.entry("user-refused", Outcome::userRefused),
            Map.entry("program-missing", Outcome::programMissing),
            Map.entry("crash-loop", Outcome::crashLoop),
            Map.entry("master-key-missing", Outcome::masterKeyMissing),
            Map.entry("database-refused", Outcome::databaseRefused),
            Map.entry("redis-refused", Outcome::redisRefused),
            Map.entry("assets-missing", Outcome::assetsMissing),
            Map.entry("migration-pending", Outcome::migrationPending),
            Map.entry("out-of-memory", Outcome::outOfMemory),
            Map.entry("child-killed", Outcome::childKilled),
            Map.entry("secret-removed", Outcome::secretRemoved),
            Map.entry("never-ready", Outcome::neverReady),
            Map.entry("host-blocked", Outcome::hostBlocked),
            Map.entry("startup-fails", Outcome::startupFails),
            Map.entry("liveness-fails", Outcome::livenessFails),
            Map.entry("volume-held", Outcome::volumeHeld),
            Map.entry("network-fails", Outcome::networkFails),
            Map.entry("unschedulable", Outcome::unschedulable),
            Map.entry("node-comes", Outcome::nodeComes),
            Map.entry("node-refused", Outcome::nodeRefused),
            Map.entry("claim-pending", Outcome::claimPending),
            Map.entry("quota-exceeded", Outcome::quotaExceeded),
            Map.entry("pod-security", Outcome::podSecurity),
            Map.entry("webhook-denies", Outcome::webhookDenies),
            Map.entry("webhook-fails", Outcome::webhookFails),
            Map.entry("evicted", Outcome::evicted),
            Map.entry("storage-exceeded", Outcome::storageExceeded),
            Map.entry("drained", Outcome::drained),
            Map.entry("node-lost", Outcome::nodeLost),
            Map.entry("migration-fails", Outcome::migrationFails),
            Map.entry("migration-locked", Outcome::migrationLocked),
            Map.entry("task-fails", Outcome::taskFails));

    private OutcomeNames() {}

    static @Nullable Outcome find(String name) {
        Supplier<Outcome> outcome = BY_NAME.get(name);
        return outcome == null ? null : outcome.get();
    }

    static List<String> all() {
        List<String> names = new ArrayList<>(BY_NAME.keySet());
        names.sort(null);
        return names;
    }
}
