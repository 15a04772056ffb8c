package dev.railsk.testing;

import dev.railsk.manifest.Tree;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on one container. */
public final class ContainerAssert extends AbstractAssert<ContainerAssert, Tree> {

    private final ManifestAssert owner;
    private final String place;

    ContainerAssert(ManifestAssert owner, String list, Tree container) {
        super(container, ContainerAssert.class);
        this.owner = owner;
        place = list + "[name=" + container.at("name").text().orElse("") + "]";
    }

    /** Go back to the object that the container belongs to. */
    public ManifestAssert and() {
        return owner;
    }

    /** Expect this image. */
    public ContainerAssert hasImage(String image) {
        return has("image", image, actual.at("image"));
    }

    /** Expect exactly this command, in place of the image's entry point. */
    public ContainerAssert hasCommand(String... words) {
        return has("command", List.of(words), actual.at("command"));
    }

    /** Expect exactly these arguments for the image's entry point. */
    public ContainerAssert hasArguments(String... words) {
        return has("args", List.of(words), actual.at("args"));
    }

    /** Expect a variable with this literal value. */
    public ContainerAssert hasEnv(String name, String value) {
        return has("env[name=" + name + "].value", value, env(name).at("value"));
    }

    /** Expect a variable that reads a field of the pod. */
    public ContainerAssert hasEnvFromField(String name, String path) {
        return has(
                "env[name=" + name + "].valueFrom.fieldRef.fieldPath",
                path,
                env(name).at("valueFrom", "fieldRef", "fieldPath"));
    }

    /** Expect a variable that reads a key of a secret. */
    public ContainerAssert hasEnvFromSecret(String name, String secret, String key) {
        Tree reference = env(name).at("valueFrom", "secretKeyRef");
        has("env[name=" + name + "].valueFrom.secretKeyRef.name", secret, reference.at("name"));
        return has("env[name=" + name + "].valueFrom.secretKeyRef.key", key, reference.at("key"));
    }

    /** Expect a variable that reads a key of a config. */
    public ContainerAssert hasEnvFromConfig(String name, String config, String key) {
        Tree reference = env(name).at("valueFrom", "configMapKeyRef");
        has("env[name=" + name + "].valueFrom.configMapKeyRef.name", config, reference.at("name"));
        return has("env[name=" + name + "].valueFrom.configMapKeyRef.key", key, reference.at("key"));
    }

    /** Expect a variable that tells a resource of a container, such as {@code limits.memory}. */
    public ContainerAssert hasEnvFromResource(String name, String resource) {
        return has(
                "env[name=" + name + "].valueFrom.resourceFieldRef.resource",
                resource,
                env(name).at("valueFrom", "resourceFieldRef", "resource"));
    }

    /** Expect no variable of this name, in a container that has others. */
    public ContainerAssert hasNoEnv(String name) {
        List<String> names = envNames();
        if (names.isEmpty()) {
            throw owner.refuse(place + ".env", "selects nothing: the container has no single variable at all");
        }
        if (names.contains(name)) {
            throw owner.refuse(place + ".env[name=" + name + "]", "wanted  nothing\n  found   a variable");
        }
        return this;
    }

    /** Expect exactly these whole sources, in this order, each as {@code secret NAME} or {@code config NAME}. */
    public ContainerAssert hasEnvSources(String... sources) {
        List<String> found = new ArrayList<>();
        for (Tree source : actual.at("envFrom").items()) {
            source.at("secretRef", "name").text().ifPresent(name -> found.add("secret " + name));
            source.at("configMapRef", "name").text().ifPresent(name -> found.add("config " + name));
        }
        return has("envFrom", List.of(sources), Tree.of(found));
    }

    /** Expect a port of this name and number. */
    public ContainerAssert hasPort(String name, int number) {
        List<String> names = new ArrayList<>();
        for (Tree port : actual.at("ports").items()) {
            names.add(port.at("name").text().orElse("(no name)"));
            if (port.at("name").text().filter(name::equals).isPresent()) {
                return has("ports[name=" + name + "].containerPort", number, port.at("containerPort"));
            }
        }
        throw owner.refuse(place + ".ports[name=" + name + "]", "there is no such port\n  there are: " + names);
    }

    /** Expect this processor time to be promised, whatever its notation. */
    public ContainerAssert requestsCpu(Cpu amount) {
        Tree found = actual.at("resources", "requests", "cpu");
        return hasQuantity("resources.requests.cpu", amount.text(), found, isCpu(found, amount));
    }

    /** Expect this limit of processor time, whatever its notation. */
    public ContainerAssert limitsCpu(Cpu amount) {
        Tree found = actual.at("resources", "limits", "cpu");
        return hasQuantity("resources.limits.cpu", amount.text(), found, isCpu(found, amount));
    }

    /** Expect this memory to be promised, whatever its notation. */
    public ContainerAssert requestsMemory(Memory amount) {
        Tree found = actual.at("resources", "requests", "memory");
        return hasQuantity("resources.requests.memory", amount.text(), found, isMemory(found, amount));
    }

    /** Expect this limit of memory, whatever its notation. */
    public ContainerAssert limitsMemory(Memory amount) {
        Tree found = actual.at("resources", "limits", "memory");
        return hasQuantity("resources.limits.memory", amount.text(), found, isMemory(found, amount));
    }

    /** Expect this much of the node's disk to be promised, whatever its notation. */
    public ContainerAssert requestsEphemeralStorage(Memory amount) {
        Tree found = actual.at("resources", "requests", "ephemeral-storage");
        return hasQuantity("resources.requests.ephemeral-storage", amount.text(), found, isMemory(found, amount));
    }

    /** Expect this limit of the node's disk, whatever its notation. */
    public ContainerAssert limitsEphemeralStorage(Memory amount) {
        Tree found = actual.at("resources", "limits", "ephemeral-storage");
        return hasQuantity("resources.limits.ephemeral-storage", amount.text(), found, isMemory(found, amount));
    }

    /** Go on with the startup probe. */
    public ProbeAssert startupProbe() {
        return probe("startupProbe");
    }

    /** Go on with the readiness probe. */
    public ProbeAssert readinessProbe() {
        return probe("readinessProbe");
    }

    /** Go on with the liveness probe. */
    public ProbeAssert livenessProbe() {
        return probe("livenessProbe");
    }

    /** Expect this folder to be writable in the container: mounted from a volume of the pod that is not read-only. */
    public ContainerAssert canWrite(String path) {
        List<String> mounted = new ArrayList<>();
        for (Tree mount : actual.at("volumeMounts").items()) {
            String where = mount.at("mountPath").text().orElse("");
            mounted.add(where);
            if (where.equals(path) && !mount.at("readOnly").isTrue()) {
                return this;
            }
        }
        throw owner.refuse(
                place + ".volumeMounts", "there is no writable mount at " + path + "\n  there are: " + mounted);
    }

    /** Expect a volume at this path. */
    public ContainerAssert mounts(String volume, String path) {
        List<String> found = new ArrayList<>();
        for (Tree mount : actual.at("volumeMounts").items()) {
            found.add(mount.at("name").text().orElse("") + " at "
                    + mount.at("mountPath").text().orElse(""));
        }
        if (!found.contains(volume + " at " + path)) {
            throw owner.refuse(
                    place + ".volumeMounts",
                    "there is no mount of " + volume + " at " + path + "\n  there are: " + found);
        }
        return this;
    }

    /** Expect a pause between the pod's leaving its Services and SIGTERM, as a native sleep or as a command. */
    public ContainerAssert pausesBeforeStop(Duration time) {
        Tree hook = actual.at("lifecycle", "preStop");
        Tree seconds = hook.at("sleep", "seconds");
        String asCommand = "sleep " + time.toSeconds();
        List<String> words = new ArrayList<>();
        hook.at("exec", "command").items().forEach(word -> words.add(word.text().orElse("")));
        if (!Tree.of(time.toSeconds()).equals(seconds)
                && !String.join(" ", words).equals(asCommand)) {
            throw owner.refuse(
                    place + ".lifecycle.preStop", "wanted  " + asCommand + "\n  found   " + ManifestAssert.show(hook));
        }
        return this;
    }

    /** Expect the container to have no more than it needs: no privileges to gain, no capabilities, no file system of its own to write. */
    public ContainerAssert isHardened() {
        Tree context = actual.at("securityContext");
        return has("securityContext.allowPrivilegeEscalation", false, context.at("allowPrivilegeEscalation"))
                .has("securityContext.capabilities.drop", List.of("ALL"), context.at("capabilities", "drop"))
                .has("securityContext.readOnlyRootFilesystem", true, context.at("readOnlyRootFilesystem"));
    }

    /** Expect a variable that is read from a file in a volume of the pod. */
    public ContainerAssert hasEnvFromFile(String name, String volume, String path, String key) {
        Tree reference = env(name).at("valueFrom", "fileKeyRef");
        String place = "env[name=" + name + "].valueFrom.fileKeyRef";
        return has(place + ".volumeName", volume, reference.at("volumeName"))
                .has(place + ".path", path, reference.at("path"))
                .has(place + ".key", key, reference.at("key"));
    }

    private ProbeAssert probe(String name) {
        Tree probe = actual.at(name);
        if (!probe.isPresent()) {
            throw owner.refuse(place + "." + name, "there is no such probe\n  there are: " + probes());
        }
        return new ProbeAssert(this, owner, place + "." + name, probe);
    }

    private List<String> probes() {
        return actual.map().keySet().stream()
                .filter(key -> key.endsWith("Probe"))
                .toList();
    }

    private Tree env(String name) {
        for (Tree variable : actual.at("env").items()) {
            if (variable.at("name").text().filter(name::equals).isPresent()) {
                return variable;
            }
        }
        throw owner.refuse(place + ".env[name=" + name + "]", "there is no such variable\n  there are: " + envNames());
    }

    private List<String> envNames() {
        List<String> names = new ArrayList<>();
        actual.at("env")
                .items()
                .forEach(variable -> names.add(variable.at("name").text().orElse("(no name)")));
        return names;
    }

    private ContainerAssert has(String path, Object wanted, Tree found) {
        if (!Tree.of(wanted).equals(found)) {
            throw owner.refuse(
                    place + "." + path,
                    "wanted  " + ManifestAssert.show(Tree.of(wanted)) + "\n  found   " + ManifestAssert.show(found));
        }
        return this;
    }

    private ContainerAssert hasQuantity(String path, String wanted, Tree found, boolean equal) {
        if (!equal) {
            throw owner.refuse(
                    place + "." + path,
                    "wanted  " + ManifestAssert.show(Tree.of(wanted)) + "\n  found   " + ManifestAssert.show(found));
        }
        return this;
    }

    private static boolean isCpu(Tree found, Cpu amount) {
        return found.text()
                .filter(text -> Cpu.of(text).millis() == amount.millis())
                .isPresent();
    }

    private static boolean isMemory(Tree found, Memory amount) {
        return found.text()
                .filter(text -> Memory.of(text).bytes() == amount.bytes())
                .isPresent();
    }
}
