package dev.railsk.manifest.internal.model;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapEnvSource;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretEnvSource;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.SleepAction;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateStatefulSetStrategy;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSetUpdateStrategy;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds that get a generated writer: those that railsk renders. */
final class ModelKinds {

    static final List<Class<? extends HasMetadata>> ALL = List.of(
            Namespace.class,
            ServiceAccount.class,
            ConfigMap.class,
            Secret.class,
            Service.class,
            PersistentVolumeClaim.class,
            Deployment.class,
            StatefulSet.class,
            Job.class,
            CronJob.class,
            PodDisruptionBudget.class,
            Ingress.class,
            NetworkPolicy.class);

    /** What the manifests of an ordinary app are made of. */
    private static final Set<Class<?>> USUAL = Set.of(
            Affinity.class,
            Capabilities.class,
            ConfigMapEnvSource.class,
            Container.class,
            ContainerPort.class,
            DeploymentSpec.class,
            DeploymentStrategy.class,
            EmptyDirVolumeSource.class,
            EnvFromSource.class,
            EnvVar.class,
            EnvVarSource.class,
            ExecAction.class,
            HTTPGetAction.class,
            LabelSelector.class,
            LabelSelectorRequirement.class,
            Lifecycle.class,
            LifecycleHandler.class,
            LocalObjectReference.class,
            ObjectFieldSelector.class,
            ObjectMeta.class,
            PodAffinityTerm.class,
            PodAntiAffinity.class,
            PodSecurityContext.class,
            PodSpec.class,
            PodTemplateSpec.class,
            Probe.class,
            ResourceRequirements.class,
            RollingUpdateDeployment.class,
            SeccompProfile.class,
            SecretEnvSource.class,
            SecretKeySelector.class,
            SecurityContext.class,
            SleepAction.class,
            TopologySpreadConstraint.class,
            Volume.class,
            VolumeMount.class,
            WeightedPodAffinityTerm.class);

    /** What a StatefulSet has beside what every app has. */
    private static final Set<Class<?>> STATEFUL = Set.of(
            PersistentVolumeClaim.class,
            PersistentVolumeClaimSpec.class,
            RollingUpdateStatefulSetStrategy.class,
            StatefulSetPersistentVolumeClaimRetentionPolicy.class,
            StatefulSetSpec.class,
            StatefulSetUpdateStrategy.class,
            VolumeResourceRequirements.class);

    /** What tasks have beside what every app has. */
    private static final Set<Class<?>> BATCH = Set.of(CronJobSpec.class, JobSpec.class, JobTemplateSpec.class);

    private static final Map<String, Set<Class<?>>> GROUPS =
            Map.of("UsualWriters", USUAL, "StatefulSetWriters", STATEFUL, "BatchWriters", BATCH);

    private ModelKinds() {}

    /**
     * The name of the class that writes a type together with those it comes with: a cold start pays for every class that it
     * loads. Null for the others: each has a class of its own, so that nobody pays for it unused.
     */
    static @Nullable String group(Class<?> type) {
        for (Map.Entry<String, Set<Class<?>>> group : GROUPS.entrySet()) {
            if (group.getValue().contains(type)) {
                return group.getKey();
            }
        }
        return null;
    }
}
