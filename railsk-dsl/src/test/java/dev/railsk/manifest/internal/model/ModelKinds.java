package dev.railsk.manifest.internal.model;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;

/** The kinds that get a generated writer: those that railsk renders. */
final class ModelKinds {

    static final List<Class<? extends HasMetadata>> ALL = List.of(
            Namespace.class,
            ServiceAccount.class,
            ConfigMap.class,
            Secret.class,
            Service.class,
            Deployment.class,
            Job.class,
            CronJob.class,
            PodDisruptionBudget.class,
            Ingress.class,
            NetworkPolicy.class);

    private ModelKinds() {}
}
