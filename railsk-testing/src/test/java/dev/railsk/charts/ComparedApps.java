package dev.railsk.charts;

import java.util.List;
import java.util.Map;

/** The apps that are compared. */
final class ComparedApps {

    static final List<ComparedApp> ALL = List.of(forum(), helpdesk(), projectTool());

    private ComparedApps() {}

    private static ComparedApp forum() {
        return new ComparedApp(
                "discourse", "17.0.2", files -> Forum.app(), files -> Forum.inWords(), Map.of(), List.of());
    }

    private static ComparedApp helpdesk() {
        return new ComparedApp("zammad", "18.0.1", Helpdesk::app, Helpdesk::inWords, Map.of(), List.of());
    }

    private static ComparedApp projectTool() {
        return new ComparedApp(
                "openproject",
                "13.10.2",
                files -> ProjectTool.app(),
                files -> ProjectTool.inWords(),
                Map.of(),
                List.of());
    }
}
