package deploy;

import dev.railsk.manifest.Difference;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;

/** What a live object has of what was rendered. */
final class Rendered {

    private Rendered() {}

    /** The rendered fields that the live object lacks or has otherwise; what the server added does not count. */
    static List<String> missing(Manifest rendered, Tree live) {
        List<String> missing = new ArrayList<>();
        for (Difference difference : rendered.differenceTo(Manifest.of(live)).differences()) {
            if (difference.change() != Difference.Change.ADDED) {
                missing.add(difference.toString());
            }
        }
        return missing;
    }

    /** The managers that applied the object, as the server remembers them. */
    static List<String> managers(Tree live) {
        List<String> managers = new ArrayList<>();
        for (Tree entry : live.at("metadata", "managedFields").items()) {
            if (entry.at("operation").text().filter("Apply"::equals).isPresent()) {
                managers.add(entry.at("manager").text().orElse(""));
            }
        }
        return managers;
    }
}
