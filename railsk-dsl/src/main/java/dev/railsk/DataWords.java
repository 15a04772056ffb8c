package dev.railsk;

import dev.railsk.config.Configs;
import dev.railsk.config.ContainerResource;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.config.EnvVars;
import dev.railsk.config.EnvVarsSpec;
import dev.railsk.config.ExternalSecret;
import dev.railsk.config.ExternalSecretSpec;
import dev.railsk.config.FetchedSecret;
import dev.railsk.config.FetchedSecretSpec;
import dev.railsk.config.PlainTextSecret;
import dev.railsk.config.PlainTextSecretSpec;
import dev.railsk.config.Refresh;
import dev.railsk.config.RemoteKey;
import dev.railsk.config.SealedSecret;
import dev.railsk.config.SealedSecretSpec;
import dev.railsk.config.Secrets;
import dev.railsk.config.Store;
import dev.railsk.container.Mount;
import dev.railsk.pod.Scratch;
import dev.railsk.pod.ScratchSpec;
import dev.railsk.quantity.Memory;
import dev.railsk.text.Folder;
import dev.railsk.volume.Claim;
import dev.railsk.volume.ConfigVolume;
import dev.railsk.volume.CsiVolume;
import dev.railsk.volume.DownwardApi;
import dev.railsk.volume.EmptyDir;
import dev.railsk.volume.EphemeralVolume;
import dev.railsk.volume.ExistingClaim;
import dev.railsk.volume.HostPath;
import dev.railsk.volume.ProjectedSource;
import dev.railsk.volume.ProjectedVolume;
import dev.railsk.volume.SecretVolume;
import dev.railsk.volume.ServiceAccountToken;
import dev.railsk.volume.Volume;
import java.time.Duration;
import java.util.function.Consumer;

/** Words for config, secrets, and what containers mount. */
abstract class DataWords extends PlaceWords implements DataConstants {

    DataWords() {}

    /** A ConfigMap that others made: {@link Configs#existing}. */
    public static Configs.Existing existingConfig(String name, String... requiredKeys) {
        return Configs.existing(name, requiredKeys);
    }

    /** An env file's text: {@link EnvFile#text}. */
    public static EnvFile envText(EnvDialect dialect, String text) {
        return EnvFile.text(dialect, text);
    }

    /** An env file on the class path: {@link EnvFile#resource}. */
    public static EnvFile envResource(EnvDialect dialect, Class<?> anchor, String name) {
        return EnvFile.resource(dialect, anchor, name);
    }

    /** An env file in a folder: {@link EnvFile#file}. */
    public static EnvFile envFile(EnvDialect dialect, Folder folder, String name) {
        return EnvFile.file(dialect, folder, name);
    }

    /** Variables to share: {@link EnvVars#define}. */
    public static EnvVars envVars(Consumer<EnvVarsSpec> definition) {
        return EnvVars.define(definition);
    }

    /** The container's limit of cpu, as a variable's value: {@link ContainerResource#cpuLimit}. */
    public static ContainerResource cpuLimit() {
        return ContainerResource.cpuLimit();
    }

    /** The container's request of cpu, as a variable's value: {@link ContainerResource#cpuRequest}. */
    public static ContainerResource cpuRequest() {
        return ContainerResource.cpuRequest();
    }

    /** The container's limit of memory, as a variable's value: {@link ContainerResource#memoryLimit}. */
    public static ContainerResource memoryLimit() {
        return ContainerResource.memoryLimit();
    }

    /** The container's request of memory, as a variable's value: {@link ContainerResource#memoryRequest}. */
    public static ContainerResource memoryRequest() {
        return ContainerResource.memoryRequest();
    }

    /** The container's limit of local storage, as a variable's value: {@link ContainerResource#ephemeralStorageLimit}. */
    public static ContainerResource ephemeralStorageLimit() {
        return ContainerResource.ephemeralStorageLimit();
    }

    /** The container's request of local storage, as a variable's value: {@link ContainerResource#ephemeralStorageRequest}. */
    public static ContainerResource ephemeralStorageRequest() {
        return ContainerResource.ephemeralStorageRequest();
    }

    /** A Secret that others made: {@link Secrets#existing}. */
    public static Secrets.Existing existingSecret(String name, String... requiredKeys) {
        return Secrets.existing(name, requiredKeys);
    }

    /** A secret of the External Secrets Operator: {@link Secrets#external}. */
    public static ExternalSecret externalSecret(String name, Store store, Consumer<ExternalSecretSpec> definition) {
        return Secrets.external(name, store, definition);
    }

    /** A secret of Sealed Secrets: {@link Secrets#sealed}. */
    public static SealedSecret sealedSecret(String name, Consumer<SealedSecretSpec> definition) {
        return Secrets.sealed(name, definition);
    }

    /** A secret whose values are fetched at deploy time: {@link Secrets#fetched}. */
    public static FetchedSecret fetchedSecret(String name, Consumer<FetchedSecretSpec> definition) {
        return Secrets.fetched(name, definition);
    }

    /** A secret whose values stand in the definition: {@link Secrets#plainText}. */
    public static PlainTextSecret plainTextSecret(String name, Consumer<PlainTextSecretSpec> definition) {
        return Secrets.plainText(name, definition);
    }

    /** A store of external secrets for all namespaces: {@link Store#cluster}. */
    public static Store clusterSecretStore(String name) {
        return Store.cluster(name);
    }

    /** A store of external secrets in the app's namespace: {@link Store#namespaced}. */
    public static Store secretStore(String name) {
        return Store.namespaced(name);
    }

    /** A key of a store of external secrets: {@link RemoteKey#of}. */
    public static RemoteKey remoteKey(String key) {
        return RemoteKey.of(key);
    }

    /** Refresh an external secret at this interval: {@link Refresh#every}. */
    public static Refresh refreshEvery(Duration interval) {
        return Refresh.every(interval);
    }

    /** Fetch an external secret only once: {@link Refresh#once}. */
    public static Refresh refreshOnce() {
        return Refresh.once();
    }

    /** Refresh an external secret when its definition changes: {@link Refresh#onChange}. */
    public static Refresh refreshOnChange() {
        return Refresh.onChange();
    }

    /** A PersistentVolumeClaim: {@link Claim#of}. */
    public static Claim claim(Memory size) {
        return Claim.of(size);
    }

    /** A PersistentVolumeClaim that others made: {@link Volume#existingClaim}. */
    public static ExistingClaim existingClaim(String name) {
        return Volume.existingClaim(name);
    }

    /** An emptyDir volume: {@link Volume#emptyDir}. */
    public static EmptyDir emptyDir() {
        return Volume.emptyDir();
    }

    /** A volume for the life of a pod: {@link Volume#ephemeral}. */
    public static EphemeralVolume ephemeralVolume(Claim claim) {
        return Volume.ephemeral(claim);
    }

    /** A volume of a secret's keys: {@link Volume#secret}. */
    public static SecretVolume secretVolume(String name) {
        return Volume.secret(name);
    }

    /** A volume of a config's keys: {@link Volume#config}. */
    public static ConfigVolume configVolume(String name) {
        return Volume.config(name);
    }

    /** A volume of the pod's own fields: {@link Volume#downwardApi}. */
    public static DownwardApi downwardApi(String file, String field) {
        return Volume.downwardApi(file, field);
    }

    /** A volume of several sources: {@link Volume#projected}. */
    public static ProjectedVolume projectedVolume(ProjectedSource first, ProjectedSource... more) {
        return Volume.projected(first, more);
    }

    /** A token for an audience, in a projected volume: {@link ProjectedSource#token}. */
    public static ServiceAccountToken serviceAccountToken(String file, String audience) {
        return ProjectedSource.token(file, audience);
    }

    /** A volume of a CSI driver: {@link Volume#csi}. */
    public static CsiVolume csiVolume(String driver) {
        return Volume.csi(driver);
    }

    /** A folder of the node: {@link Volume#hostPath}. */
    public static HostPath hostPath(String path, String reason) {
        return Volume.hostPath(path, reason);
    }

    /** A mount of a volume: {@link Mount#of}. */
    public static Mount mount(String volume, String path) {
        return Mount.of(volume, path);
    }

    /** A writable folder that is gone with the pod: {@link Scratch#define}. */
    public static Scratch scratch(String path, Consumer<ScratchSpec> definition) {
        return Scratch.define(path, definition);
    }
}
