package dev.railsk.definition;

import dev.railsk.config.Config;
import dev.railsk.config.EnvVars;
import dev.railsk.config.Secrets;
import dev.railsk.pod.Labels;
import dev.railsk.pod.Scratch;
import dev.railsk.pod.Security;
import dev.railsk.workload.Clock;
import dev.railsk.workload.Migration;
import dev.railsk.workload.Web;
import dev.railsk.workload.Worker;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a definition says, with or without an overlay's changes. What renderers read.
 *
 * @param name the app's name
 * @param namespace where its objects live
 * @param nameSuffix ends every object's name but the namespace's; empty for none
 * @param image its image; absent only in a definition that is being written
 * @param pullSecrets secrets by which the image is pulled
 * @param security who its pods run as, and what they are denied
 * @param env the environment of all its pods
 * @param secrets the secrets it uses, by name
 * @param configs its configs, by name
 * @param scratches the writable folders of all its pods
 * @param labels labels of all its workloads
 * @param web the web workload
 * @param workers the workers, by name
 * @param clocks the clocks, by name
 * @param migration how its database is migrated; empty for an app without one
 */
public record AppParts(
        String name,
        AppNamespace namespace,
        String nameSuffix,
        Optional<Image> image,
        List<String> pullSecrets,
        Security security,
        EnvVars env,
        Map<String, Secrets> secrets,
        Map<String, Config> configs,
        List<Scratch> scratches,
        Labels labels,
        Optional<Web> web,
        Map<String, Worker> workers,
        Map<String, Clock> clocks,
        Optional<Migration> migration) {

    public AppParts {
        pullSecrets = List.copyOf(pullSecrets);
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
        configs = Collections.unmodifiableMap(new LinkedHashMap<>(configs));
        scratches = List.copyOf(scratches);
        workers = Collections.unmodifiableMap(new LinkedHashMap<>(workers));
        clocks = Collections.unmodifiableMap(new LinkedHashMap<>(clocks));
    }

    /** All workloads: web, workers, clocks, each in the order written. */
    public List<Workload> workloads() {
        List<Workload> all = new ArrayList<>();
        if (web.isPresent()) {
            all.add(web.get());
        }
        all.addAll(workers.values());
        all.addAll(clocks.values());
        return all;
    }
}
