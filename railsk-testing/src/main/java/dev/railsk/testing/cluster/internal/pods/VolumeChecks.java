package dev.railsk.testing.cluster.internal.pods;

import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Problems;
import dev.railsk.testing.cluster.internal.rules.Quantities;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses what the server refuses in volumes, and in where containers mount them. */
final class VolumeChecks {

    /** The sources in the order in which the server looks for them; the first it takes for the one that is meant. */
    private static final List<String> SOURCES = List.of(
            "emptyDir",
            "hostPath",
            "secret",
            "nfs",
            "persistentVolumeClaim",
            "downwardAPI",
            "configMap",
            "projected",
            "csi",
            "ephemeral",
            "image");

    private VolumeChecks() {}

    /** Check the volumes of a pod; the names of those that can be mounted, with the claims that are made for it. */
    static Set<String> check(Part spec, List<Part> claims) {
        Set<String> names = new HashSet<>();
        claims.forEach(claim -> names.add(claim.at("metadata").text("name")));
        Set<String> made = Set.copyOf(names);
        for (Part volume : spec.items("volumes")) {
            String name = volume.text("name");
            if (made.contains(name)) {
                continue; // the claim takes its place
            }
            int before = spec.problems().count();
            checkSources(volume);
            NameRules.checkPartName(volume.path("name"), name, volume.problems());
            if (names.contains(name)) {
                volume.duplicate("name", name);
            }
            // The server does not know a volume with a mistake: who mounts it is refused too.
            if (spec.problems().count() == before) {
                names.add(name);
            }
        }
        return names;
    }

    private static void checkSources(Part volume) {
        boolean hasOne = false;
        for (String source : SOURCES) {
            if (volume.has(source) && hasOne) {
                // The server misspells one of these paths.
                String field = source.equals("downwardAPI") ? "downwarAPI" : source;
                volume.forbidden(field, "may not specify more than 1 volume type");
            } else if (volume.has(source)) {
                hasOne = true;
                checkSource(volume, source);
            }
        }
    }

    private static void checkSource(Part volume, String kind) {
        Part source = volume.at(kind);
        switch (kind) {
            case "emptyDir" -> {
                if (Quantities.isNegative(source.map().get("sizeLimit"))) {
                    source.forbidden("sizeLimit", "SizeLimit field must be a valid resource quantity");
                }
            }
            case "secret" -> {
                source.requires("secretName");
                checkFiles(source);
            }
            case "configMap" -> {
                source.requires("name");
                checkFiles(source);
            }
            case "persistentVolumeClaim" -> source.requires("claimName");
            case "hostPath" -> checkHostPath(source);
            case "downwardAPI" -> checkDownward(source);
            case "nfs" -> {
                source.requires("server");
                source.requires("path");
            }
            case "csi" -> source.requires("driver");
            case "ephemeral" -> source.requires("volumeClaimTemplate");
            case "projected" -> checkProjected(source);
            default -> {
                // nothing that railsk or its users write by hand
            }
        }
    }

    private static void checkHostPath(Part source) {
        if (!source.requires("path")) {
            return;
        }
        // What leads upwards is refused here too; only that the path is absolute is right.
        relative(source.path("path"), source.text("path").replaceFirst("^/+", ""), source.problems());
        if (!source.text("type").isEmpty()) {
            source.oneOf(
                    "type",
                    "BlockDevice",
                    "CharDevice",
                    "Directory",
                    "DirectoryOrCreate",
                    "File",
                    "FileOrCreate",
                    "Socket");
        }
    }

    private static void checkDownward(Part source) {
        source.check("defaultMode", ValueChecks::fileMode);
        // The server names the source, not its item.
        for (Part item : source.items("items")) {
            relative(source.path("path"), item.text("path"), source.problems());
        }
    }

    private static void checkFiles(Part source) {
        source.check("defaultMode", ValueChecks::fileMode);
        for (Part item : source.items("items")) {
            item.requires("key");
            item.requires("path");
            item.check("path", VolumeChecks::relative).check("mode", ValueChecks::fileMode);
        }
    }

    private static void checkProjected(Part projected) {
        projected.check("defaultMode", ValueChecks::fileMode);
        for (Part source : projected.items("sources")) {
            for (String kind : List.of("secret", "configMap")) {
                if (source.has(kind)) {
                    source.at(kind).requires("name");
                    checkFiles(source.at(kind));
                }
            }
        }
    }

    /** Check where a container mounts volumes. */
    static void checkMounts(Part container, Set<String> volumes) {
        Set<String> paths = new HashSet<>();
        for (Part mount : container.items("volumeMounts")) {
            mount.requires("name");
            String name = mount.text("name");
            if (!volumes.contains(name)) {
                mount.problems().notFound(mount.path("name"), name);
            }
            mount.requires("mountPath");
            if (!paths.add(mount.text("mountPath"))) {
                mount.invalid("mountPath", mount.text("mountPath"), "must be unique");
            }
            checkSubPaths(container, mount);
        }
    }

    private static void checkSubPaths(Part container, Part mount) {
        String mounts = container.path("volumeMounts");
        boolean isNamed = !mount.text("subPath").isEmpty();
        if (isNamed) {
            // The server names the list here, not the mount.
            relative(mounts + ".subPath", mount.text("subPath"), mount.problems());
        }
        if (!mount.text("subPathExpr").isEmpty()) {
            if (isNamed) {
                mount.invalid(
                        "subPathExpr", mount.text("subPathExpr"), "subPathExpr and subPath are mutually exclusive");
            }
            relative(mounts + ".subPathExpr", mount.text("subPathExpr"), mount.problems());
        }
    }

    /** A path that stays below where it begins. */
    static void relative(String field, Object value, Problems problems) {
        String path = String.valueOf(value);
        if (path.startsWith("/")) {
            problems.invalid(field, path, "must be a relative path");
        }
        if (List.of(path.split("/", -1)).contains("..")) {
            problems.invalid(field, path, "must not contain '..'");
        }
    }
}
