package dev.railsk.app;

import dev.railsk.definition.OpenSlot;
import dev.railsk.manifest.ManifestSet;
import java.util.List;

/**
 * The base of an app, rendered as far as it goes. To look at and to compare; it cannot be deployed.
 *
 * @param manifests its objects, without what is open
 * @param openSlots what is open
 */
public record BaseRender(ManifestSet manifests, List<OpenSlot> openSlots) {
    public BaseRender {
        openSlots = List.copyOf(openSlots);
    }
}
