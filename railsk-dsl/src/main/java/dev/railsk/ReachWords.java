package dev.railsk;

import dev.railsk.access.Account;
import dev.railsk.access.AccountSpec;
import dev.railsk.access.Subject;
import dev.railsk.backing.Backing;
import dev.railsk.backing.BackingSpec;
import dev.railsk.network.AlbExposureSpec;
import dev.railsk.network.CertIssuer;
import dev.railsk.network.Exposure;
import dev.railsk.network.ExposureChange;
import dev.railsk.network.GatewayParent;
import dev.railsk.network.GatewayRouteSpec;
import dev.railsk.network.PlainIngressSpec;
import dev.railsk.network.Service;
import dev.railsk.network.ServicePort;
import dev.railsk.network.ServiceSpec;
import dev.railsk.observe.Scrape;
import dev.railsk.policy.Peer;
import java.util.function.Consumer;

/** Words for who reaches the app, whom it reaches, and who may do what. */
abstract class ReachWords extends DataWords implements ReachConstants {

    ReachWords() {}

    /** An Ingress of the cluster's default class: {@link Exposure#ingress()}. */
    public static ExposureChange ingress() {
        return Exposure.ingress();
    }

    /** An Ingress: {@link Exposure#ingress(Consumer)}. */
    public static ExposureChange ingress(Consumer<PlainIngressSpec> definition) {
        return Exposure.ingress(definition);
    }

    /** An Ingress for the AWS Load Balancer Controller: {@link Exposure#alb}. */
    public static ExposureChange alb(Consumer<AlbExposureSpec> definition) {
        return Exposure.alb(definition);
    }

    /** An HTTPRoute of the Gateway API: {@link Exposure#gateway}. */
    public static ExposureChange gateway(Consumer<GatewayRouteSpec> definition) {
        return Exposure.gateway(definition);
    }

    /** No way in from outside the cluster: {@link Exposure#none}. */
    public static ExposureChange noExposure() {
        return Exposure.none();
    }

    /** A Gateway that a route belongs to: {@link GatewayParent#of}. */
    public static GatewayParent gatewayParent(String name) {
        return GatewayParent.of(name);
    }

    /** A ClusterIssuer of cert-manager: {@link CertIssuer#ofCluster}. */
    public static CertIssuer clusterIssuer(String name) {
        return CertIssuer.ofCluster(name);
    }

    /** An Issuer of cert-manager: {@link CertIssuer#ofNamespace}. */
    public static CertIssuer issuer(String name) {
        return CertIssuer.ofNamespace(name);
    }

    /** A Service to share: {@link Service#define}. */
    public static Service service(Consumer<ServiceSpec> definition) {
        return Service.define(definition);
    }

    /** A port of a Service: {@link ServicePort#of(int)}. */
    public static ServicePort servicePort(int number) {
        return ServicePort.of(number);
    }

    /** A port of a Service, with its name: {@link ServicePort#of(String, int)}. */
    public static ServicePort servicePort(String name, int number) {
        return ServicePort.of(name, number);
    }

    /** A PostgreSQL server that the app uses: {@link Backing#postgres}. */
    public static Backing postgres(String name, Consumer<BackingSpec> definition) {
        return Backing.postgres(name, definition);
    }

    /** A MySQL or MariaDB server that the app uses: {@link Backing#mysql}. */
    public static Backing mysql(String name, Consumer<BackingSpec> definition) {
        return Backing.mysql(name, definition);
    }

    /** A Redis or Valkey server that the app uses: {@link Backing#redis}. */
    public static Backing redis(String name, Consumer<BackingSpec> definition) {
        return Backing.redis(name, definition);
    }

    /** A Memcached server that the app uses: {@link Backing#memcached}. */
    public static Backing memcached(String name, Consumer<BackingSpec> definition) {
        return Backing.memcached(name, definition);
    }

    /** A namespace, for network policies: {@link Peer#namespace}. */
    public static Peer peerNamespace(String name) {
        return Peer.namespace(name);
    }

    /** Pods of the app's namespace, for network policies: {@link Peer#pods(String, String)}. */
    public static Peer peerPods(String labelKey, String labelValue) {
        return Peer.pods(labelKey, labelValue);
    }

    /** Pods of a namespace, for network policies: {@link Peer#pods(String, String, String)}. */
    public static Peer peerPods(String namespace, String labelKey, String labelValue) {
        return Peer.pods(namespace, labelKey, labelValue);
    }

    /** An address range, for network policies: {@link Peer#network}. */
    public static Peer peerNetwork(String cidr) {
        return Peer.network(cidr);
    }

    /** Anybody, for network policies: {@link Peer#anybody}. */
    public static Peer anyPeer() {
        return Peer.anybody();
    }

    /** Metrics by a PodMonitor: {@link Scrape#podMonitor}. */
    public static Scrape.PodMonitor podMonitor() {
        return Scrape.podMonitor();
    }

    /** Metrics by a ServiceMonitor: {@link Scrape#serviceMonitor}. */
    public static Scrape.ServiceMonitor serviceMonitor() {
        return Scrape.serviceMonitor();
    }

    /** Metrics by annotations: {@link Scrape#annotations}. */
    public static Scrape scrapeAnnotations() {
        return Scrape.annotations();
    }

    /** Metrics that others look for: {@link Scrape#byOthers}. */
    public static Scrape scrapedByOthers() {
        return Scrape.byOthers();
    }

    /** A ServiceAccount of the app's own: {@link Account#own(String)}. */
    public static Account.Own serviceAccount(String name) {
        return Account.own(name);
    }

    /** A ServiceAccount of the app's own, with what it may do: {@link Account#own(String, Consumer)}. */
    public static Account.Own serviceAccount(String name, Consumer<AccountSpec> definition) {
        return Account.own(name, definition);
    }

    /** A ServiceAccount that others made: {@link Account#existing}. */
    public static Account.Existing existingServiceAccount(String name) {
        return Account.existing(name);
    }

    /** A group that has a role: {@link Subject#group}. */
    public static Subject groupSubject(String name) {
        return Subject.group(name);
    }

    /** A user who has a role: {@link Subject#user}. */
    public static Subject userSubject(String name) {
        return Subject.user(name);
    }

    /** A ServiceAccount that has a role: {@link Subject#account}. */
    public static Subject serviceAccountSubject(String namespace, String name) {
        return Subject.account(namespace, name);
    }
}
