package dev.railsk.pod;

import dev.railsk.access.Account;
import dev.railsk.container.Companion;
import dev.railsk.container.Container;
import dev.railsk.container.Hook;
import dev.railsk.network.Port;
import dev.railsk.security.Security;
import dev.railsk.security.SecurityChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What runs together: a main container, and those before and beside it.
 *
 * @param main the main container, which makes a pod what it is
 * @param companions init containers and sidecars, in the order in which they start
 * @param gracePeriod how long the pod may take to stop
 * @param placement where it runs
 * @param override what it has otherwise than the app's others; empty for nothing, as most pods
 * @param edits changes of its rendered template, in the order in which they are applied
 */
public record Pod(
        Container main,
        List<Companion> companions,
        GracePeriod gracePeriod,
        Placement placement,
        Optional<PodOverride> override,
        List<PodEdit> edits) {

    /** The app's image as it runs by itself, alone; everything else is left to Kubernetes. */
    public static final Pod BARE = new Pod(
            Container.BARE, List.of(), GracePeriod.clusterDefault(), Placement.UNSAID, Optional.empty(), List.of());

    public Pod {
        companions = List.copyOf(companions);
        override = override.isPresent() && override.get().isNone() ? Optional.empty() : override;
        edits = List.copyOf(edits);
    }

    /** By which account of its own it is known; empty for the app's. */
    public Optional<Account> account() {
        return override.isPresent() ? override.get().account() : Optional.empty();
    }

    /** What it is denied otherwise than the app's others; empty for nothing. */
    public Optional<SecurityChange> ownSecurity() {
        return override.isPresent() ? override.get().security() : Optional.empty();
    }

    /** Who it runs as, and what it is denied, in an app that says this. */
    public Security security(Security ofApp) {
        return ownSecurity().isPresent() ? ownSecurity().get().over(ofApp) : ofApp;
    }

    /** The same as a default, which the app may overrule. */
    public Pod unwritten() {
        return new Pod(main, companions, gracePeriod, placement.unwritten(), override, edits);
    }

    /** The same pod around another main container. */
    public Pod withMain(Container other) {
        return new Pod(other, companions, gracePeriod, placement, override, edits);
    }

    /** Whether one of its containers mounts something. */
    public boolean hasMounts() {
        boolean hasMounts = !main.mounts().isEmpty();
        for (Companion companion : companions) {
            hasMounts |= !companion.container().mounts().isEmpty();
        }
        return hasMounts;
    }

    /** What the pod listens on: the main container's ports, then those of the sidecars. */
    public List<Port> ports() {
        List<Port> ports = new ArrayList<>(main.ports());
        for (Companion companion : companions) {
            if (companion.role() == Companion.Role.SIDECAR) {
                ports.addAll(companion.container().ports());
            }
        }
        return ports;
    }

    /** How long it may take to stop, the main container's pause before SIGTERM included; empty to leave it to Kubernetes. */
    public Optional<Duration> timeToStop() {
        return gracePeriod.with(pause());
    }

    /** The main container's pause before SIGTERM. */
    public Duration pause() {
        return main.preStop().isPresent() && main.preStop().get() instanceof Hook.Sleep sleep
                ? sleep.duration()
                : Duration.ZERO;
    }
}
