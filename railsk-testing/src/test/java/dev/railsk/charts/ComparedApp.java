package dev.railsk.charts;

import dev.railsk.app.Environment;
import dev.railsk.app.JobsInSet;
import dev.railsk.app.RailsApp;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.text.Folder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An app of ours beside the chart that its users would come from.
 *
 * @param chart the chart's name
 * @param version the chart's version
 * @param app the definition, with the files of a folder
 * @param inWords the same without what only edits say
 * @param roles what plays the part of an object, or of a part of objects, where its name is another
 * @param deviations what is different by choice
 */
record ComparedApp(
        String chart,
        String version,
        Function<Folder, RailsApp> app,
        Function<Folder, RailsApp> inWords,
        Map<String, String> roles,
        List<Deviation> deviations) {

    static Environment environment(RailsApp app) {
        return app.environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    static ManifestSet render(RailsApp app) {
        Environment environment = environment(app);
        return environment.migration().isPresent()
                ? environment.renderWithMigration(environment.pin().orElseThrow(), JobsInSet.JOB)
                : environment.render();
    }
}
