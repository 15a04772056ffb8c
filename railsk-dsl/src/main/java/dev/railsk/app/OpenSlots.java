package dev.railsk.app;

import dev.railsk.config.ConfigFiles;
import dev.railsk.config.ConfigObject;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.OpenSlot;
import dev.railsk.image.Image;
import dev.railsk.network.Host;
import dev.railsk.workload.Web;
import java.util.ArrayList;
import java.util.List;

/** What a definition still leaves open. */
final class OpenSlots {

    private OpenSlots() {}

    /** Everything that is open, whatever the revision of a render. */
    static List<OpenSlot> of(AppParts parts) {
        List<OpenSlot> slots = new ArrayList<>();
        for (ConfigObject config : parts.sources().configObjects()) {
            if (config.openReason().isPresent()) {
                boolean isFiles = config instanceof ConfigFiles;
                slots.add(new OpenSlot(
                        List.of(parts.name(), config.scope()),
                        config.openReason().get(),
                        config.origin(),
                        (isFiles ? "Bring them in the overlay: files" : "Bring its settings in the overlay: config")
                                + "(\"" + config.name() + "\", ..)."));
            }
        }
        for (Web web : parts.all(Web.class)) {
            addHosts(parts.name(), web, slots);
        }
        return slots;
    }

    /** The image's tag, when only a revision can fill it. */
    static List<OpenSlot> image(AppParts parts) {
        Image image = parts.image().orElseThrow();
        if (image.pin().isPresent()) {
            return List.of();
        }
        return List.of(
                new OpenSlot(
                        List.of(parts.name(), "image"),
                        "\"" + image.repository() + "\" has no tag or digest",
                        image.origin(),
                        "Give the render a revision, such as --revision with the commit's SHA, or pin the image with Image.tag(..)."));
    }

    private static void addHosts(String app, Web web, List<OpenSlot> slots) {
        String name = web.name().equals("web") ? "" : "\"" + web.name() + "\", ";
        for (Host host : web.publication().hosts()) {
            if (host instanceof Host.Open open) {
                slots.add(new OpenSlot(
                        List.of(app, web.scope(), "host"),
                        open.reason(),
                        open.origin(),
                        "Set the host in the overlay: web(" + name + "web -> web.host(\"..\"))."));
            }
        }
    }
}
