package dev.railsk;

import dev.railsk.container.Hook;
import dev.railsk.image.Image;
import dev.railsk.job.GoodJob;
import dev.railsk.job.JobBackend;
import dev.railsk.job.Sidekiq;
import dev.railsk.job.SolidQueue;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.ExecProbe;
import dev.railsk.probe.GrpcProbe;
import dev.railsk.probe.HttpProbe;
import dev.railsk.probe.Probe;
import dev.railsk.probe.TcpProbe;
import dev.railsk.scale.Keda;
import dev.railsk.scale.KedaSpec;
import dev.railsk.scale.KedaTrigger;
import dev.railsk.scale.RedisServer;
import dev.railsk.scale.ScaleMetric;
import dev.railsk.scale.ScalePace;
import dev.railsk.server.Puma;
import dev.railsk.server.PumaSpec;
import dev.railsk.workload.Scale;
import dev.railsk.workload.ScaleChange;
import dev.railsk.workload.StatefulStrategy;
import java.time.Duration;
import java.util.function.Consumer;

/** Words for what runs, and how: images, servers, probes, numbers, and what a rollout may do. */
abstract class RunWords implements RunConstants {

    RunWords() {}

    /** An image by its reference: {@link Image#of}. */
    public static Image image(String reference) {
        return Image.of(reference);
    }

    /** An image by its tag: {@link Image#tag}. */
    public static Image imageTag(String repository, String tag) {
        return Image.tag(repository, tag);
    }

    /** An image by its digest: {@link Image#digest}. */
    public static Image imageDigest(String repository, String digest) {
        return Image.digest(repository, digest);
    }

    /** Sidekiq behind a worker: {@link JobBackend#sidekiq}. */
    public static Sidekiq sidekiq() {
        return JobBackend.sidekiq();
    }

    /** Solid Queue behind a worker: {@link JobBackend#solidQueue}. */
    public static SolidQueue solidQueue() {
        return JobBackend.solidQueue();
    }

    /** GoodJob behind a worker: {@link JobBackend#goodJob}. */
    public static GoodJob goodJob() {
        return JobBackend.goodJob();
    }

    /** Puma, sized by hand: {@link Puma#define}. */
    public static Puma puma(Consumer<PumaSpec> definition) {
        return Puma.define(definition);
    }

    /** Puma for a small app: {@link Puma#small}. */
    public static Puma smallPuma() {
        return Puma.small();
    }

    /** Puma for most apps: {@link Puma#balanced}. */
    public static Puma balancedPuma() {
        return Puma.balanced();
    }

    /** A probe by HTTP: {@link Probe#http}. */
    public static HttpProbe httpProbe(String path) {
        return Probe.http(path);
    }

    /** A probe by a TCP connection: {@link Probe#tcp}. */
    public static TcpProbe tcpProbe() {
        return Probe.tcp();
    }

    /** A probe by a command: {@link Probe#exec}. */
    public static ExecProbe execProbe(String... command) {
        return Probe.exec(command);
    }

    /** A probe by gRPC: {@link Probe#grpc}. */
    public static GrpcProbe grpcProbe(int port) {
        return Probe.grpc(port);
    }

    /** A command after the start or before the stop: {@link Hook#exec}. */
    public static Hook.Exec execHook(String... command) {
        return Hook.exec(command);
    }

    /** A pause before the stop: {@link Hook#sleep}. */
    public static Hook.Sleep sleepHook(Duration duration) {
        return Hook.sleep(duration);
    }

    /** An HTTP request after the start or before the stop: {@link Hook#http}. */
    public static Hook.Http httpHook(String path) {
        return Hook.http(path);
    }

    /** A fixed number of pods: {@link Scale#fixed}. */
    public static Scale fixedScale(int pods) {
        return Scale.fixed(pods);
    }

    /** A HorizontalPodAutoscaler: {@link Scale#between}. */
    public static Scale.Between scaleBetween(int min, int max) {
        return Scale.between(min, max);
    }

    /** KEDA's autoscaler: {@link Scale#keda(Consumer)}. */
    public static ScaleChange keda(Consumer<KedaSpec> definition) {
        return Scale.keda(definition);
    }

    /** KEDA's autoscaler, as defined elsewhere: {@link Scale#keda(Keda)}. */
    public static Scale keda(Keda shared) {
        return Scale.keda(shared);
    }

    /** No pods: {@link Scale#none}. */
    public static Scale noPods() {
        return Scale.none();
    }

    /** A number of pods that others change: {@link Scale#byOthers}. */
    public static Scale scaledByOthers() {
        return Scale.byOthers();
    }

    /** A metric of the pods to scale on: {@link ScaleMetric#pods}. */
    public static ScaleMetric.Pods podMetric(String name, String average) {
        return ScaleMetric.pods(name, average);
    }

    /** A metric from outside the cluster to scale on: {@link ScaleMetric#external}. */
    public static ScaleMetric.External externalMetric(String name, String amount) {
        return ScaleMetric.external(name, amount);
    }

    /** Any trigger that KEDA knows: {@link KedaTrigger#of}. */
    public static KedaTrigger.Custom kedaTrigger(String type) {
        return KedaTrigger.of(type);
    }

    /** The Redis that KEDA asks: {@link RedisServer#at}. */
    public static RedisServer redisServer(String hostAndPort) {
        return RedisServer.at(hostAndPort);
    }

    /** Scaling at the pace of Kubernetes: {@link ScalePace#any}. */
    public static ScalePace anyPace() {
        return ScalePace.any();
    }

    /** Scaling only after this long: {@link ScalePace#steady}. */
    public static ScalePace steadyPace(Duration window) {
        return ScalePace.steady(window);
    }

    /** No scaling in this direction: {@link ScalePace#never}. */
    public static ScalePace noScaling() {
        return ScalePace.never();
    }

    /** A budget by the pods that stay: {@link Disruption#minAvailable(int)}. */
    public static Disruption.MinAvailable minAvailable(int pods) {
        return Disruption.minAvailable(pods);
    }

    /** A budget by the share of the pods that stays: {@link Disruption#minAvailable(String)}. */
    public static Disruption.MinAvailable minAvailable(String podsOrPercentage) {
        return Disruption.minAvailable(podsOrPercentage);
    }

    /** A budget by the pods that may go: {@link Disruption#maxUnavailable(int)}. */
    public static Disruption.MaxUnavailable maxUnavailable(int pods) {
        return Disruption.maxUnavailable(pods);
    }

    /** A budget by the share of the pods that may go: {@link Disruption#maxUnavailable(String)}. */
    public static Disruption.MaxUnavailable maxUnavailable(String podsOrPercentage) {
        return Disruption.maxUnavailable(podsOrPercentage);
    }

    /** No PodDisruptionBudget: {@link Disruption#unlimited}. */
    public static Disruption noDisruptionBudget() {
        return Disruption.unlimited();
    }

    /** A fixed termination grace period: {@link GracePeriod#of}. */
    public static GracePeriod gracePeriod(Duration duration) {
        return GracePeriod.of(duration);
    }

    /** A termination grace period for a process that stops this slowly: {@link GracePeriod#forShutdown}. */
    public static GracePeriod gracePeriodForShutdown(Duration shutdown) {
        return GracePeriod.forShutdown(shutdown);
    }

    /** Kubernetes' own termination grace period: {@link GracePeriod#clusterDefault}. */
    public static GracePeriod clusterDefaultGracePeriod() {
        return GracePeriod.clusterDefault();
    }

    /** A rolling update: {@link UpdateStrategy#rolling}. */
    public static UpdateStrategy rollingUpdate(String maxSurge, String maxUnavailable) {
        return UpdateStrategy.rolling(maxSurge, maxUnavailable);
    }

    /** The old pods stop before new ones start: {@link UpdateStrategy#recreate}. */
    public static UpdateStrategy recreate() {
        return UpdateStrategy.recreate();
    }

    /** Kubernetes' own strategy of a Deployment: {@link UpdateStrategy#clusterDefault}. */
    public static UpdateStrategy clusterDefaultStrategy() {
        return UpdateStrategy.clusterDefault();
    }

    /** Pods of a StatefulSet change when somebody deletes them: {@link StatefulStrategy#onDelete}. */
    public static StatefulStrategy onDelete() {
        return StatefulStrategy.onDelete();
    }

    /** Kubernetes' own strategy of a StatefulSet: {@link StatefulStrategy#clusterDefault}. */
    public static StatefulStrategy clusterDefaultStatefulStrategy() {
        return StatefulStrategy.clusterDefault();
    }
}
