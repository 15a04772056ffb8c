package dev.railsk.render.internal;

import dev.railsk.pod.Scratch;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;

/** Renders writable folders, and the init containers that make Ruby's folder for temporary files. */
final class ScratchRenderer {

    private ScratchRenderer() {}

    static List<Volume> volumes(List<Scratch> scratches) {
        List<Volume> volumes = new ArrayList<>();
        for (Scratch scratch : scratches) {
            EmptyDirVolumeSource folder = new EmptyDirVolumeSource();
            if (scratch.sizeLimit().isPresent()) {
                folder.setSizeLimit(new Quantity(scratch.sizeLimit().get().text()));
            }
            Volume volume = new Volume();
            volume.setName(scratch.volume());
            volume.setEmptyDir(folder);
            volumes.add(volume);
        }
        return volumes;
    }

    static List<VolumeMount> mounts(List<Scratch> scratches) {
        List<VolumeMount> mounts = new ArrayList<>();
        for (Scratch scratch : scratches) {
            mounts.add(mount(scratch));
        }
        return mounts;
    }

    private static VolumeMount mount(Scratch scratch) {
        VolumeMount mount = new VolumeMount();
        mount.setName(scratch.volume());
        mount.setMountPath(scratch.path());
        return mount;
    }

    /** Whether the pods of a workload need Ruby's folder for temporary files: a foreign image has no Ruby of the app's. */
    static boolean tmpdirIsFor(Workload workload) {
        return workload.isAppCode();
    }
}
