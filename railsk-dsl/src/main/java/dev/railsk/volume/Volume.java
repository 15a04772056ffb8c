package dev.railsk.volume;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import dev.railsk.quantity.Memory;

/**
 * Where a folder of a container has its files from. An app declares volumes by name; every pod of which a container mounts one has it.
 *
 * <pre>{@code
 * app.volume("uploads", Volume.claim(Memory.gibibytes(100)).sharedByNodes())
 *    .web(web -> web.mount("uploads", "/app/public/uploads"));
 * }</pre>
 */
public sealed interface Volume
        permits Claim,
                CsiVolume,
                ConfigVolume,
                DownwardApi,
                EmptyDir,
                EphemeralVolume,
                ExistingClaim,
                HostPath,
                ProjectedVolume,
                SecretVolume {

    /** Lasting storage of this size, claimed by the app: see {@link Claim} for who may use it at a time. */
    static Claim claim(Memory size) {
        return Claim.of(size);
    }

    /** Lasting storage that is claimed already, by a PersistentVolumeClaim of this name in the app's namespace. */
    static ExistingClaim existingClaim(String name) {
        return new ExistingClaim(requireNonNull(name, "name"), false);
    }

    /** A folder that is empty when the pod starts and gone when it ends; all containers of the pod that mount it share it. */
    static EmptyDir emptyDir() {
        return EmptyDir.ON_DISK;
    }

    /** Storage of this claim's kind for each pod, made with the pod and deleted with it. */
    static EphemeralVolume ephemeral(Claim claim) {
        return new EphemeralVolume(requireNonNull(claim, "claim"));
    }

    /** The keys of a secret as files. The app must declare the secret. */
    static SecretVolume secret(String name) {
        return new SecretVolume(requireNonNull(name, "name"), KeyFiles.ALL);
    }

    /** The keys of a config as files. The app must declare the config; a config is mounted under its own name without this as well. */
    static ConfigVolume config(String name) {
        return new ConfigVolume(requireNonNull(name, "name"), KeyFiles.ALL);
    }

    /** A field of the pod as a file, such as {@code metadata.labels}, by Kubernetes' downward API. */
    static DownwardApi downwardApi(String file, String field) {
        return DownwardApi.NONE.file(file, field);
    }

    /** Several sources in one folder. */
    static ProjectedVolume projected(ProjectedSource first, ProjectedSource... more) {
        return ProjectedVolume.of(first, more);
    }

    /** What a driver of the Container Storage Interface brings, such as {@code secrets-store.csi.k8s.io}. */
    static CsiVolume csi(String driver) {
        return CsiVolume.of(driver);
    }

    /**
     * A folder of the node. It ends the separation of pod and node, so it wants a reason, and Pod Security refuses it at the levels
     * <em>baseline</em> and <em>restricted</em>.
     *
     * @param reason why the pods need it, for who reads the definition
     */
    static HostPath hostPath(String path, String reason) {
        if (requireNonNull(reason, "reason").isBlank()) {
            throw new InvalidValueException(
                    "a folder of the node must have a reason, but had none",
                    "Say why: Volume.hostPath(\"/var/log\", \"reads the node's logs\").");
        }
        return new HostPath(requireNonNull(path, "path"));
    }

    /** A file's place in a volume: relative, and without a way out of it. */
    static String checkedFile(String path) {
        boolean isOutside = path.isEmpty() || path.startsWith("/") || path.indexOf('\0') >= 0;
        for (String part : path.split("/", -1)) {
            isOutside |= part.equals("..");
        }
        if (isOutside || path.startsWith("..")) {
            throw new InvalidValueException(
                    "a file of a volume must have a relative path without \"..\", but was \"" + path + "\"",
                    "Name it like \"tls.crt\" or \"conf.d/app.conf\".");
        }
        return path;
    }
}
