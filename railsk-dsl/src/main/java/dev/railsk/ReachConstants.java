package dev.railsk;

import dev.railsk.network.AlbTargetType;
import dev.railsk.network.PathMatch;
import dev.railsk.network.ServiceType;
import dev.railsk.network.TrafficPolicy;
import dev.railsk.placement.Dns;
import dev.railsk.placement.Toleration;

/** Constants for services and paths, and for what surrounds pods. All of them are initialised when one is read, and none before. */
interface ReachConstants {

    /** Types of a Service: {@link ServiceType#CLUSTER_IP}. */
    ServiceType CLUSTER_IP = ServiceType.CLUSTER_IP;

    /** Types of a Service: {@link ServiceType#NODE_PORT}. */
    ServiceType NODE_PORT = ServiceType.NODE_PORT;

    /** Types of a Service: {@link ServiceType#LOAD_BALANCER}. */
    ServiceType LOAD_BALANCER = ServiceType.LOAD_BALANCER;

    /** Where outside traffic of a Service goes: {@link TrafficPolicy#CLUSTER}. */
    TrafficPolicy TRAFFIC_CLUSTER = TrafficPolicy.CLUSTER;

    /** Where outside traffic of a Service goes: {@link TrafficPolicy#LOCAL}. */
    TrafficPolicy TRAFFIC_LOCAL = TrafficPolicy.LOCAL;

    /** How a path is matched: {@link PathMatch#PREFIX}. */
    PathMatch PATH_PREFIX = PathMatch.PREFIX;

    /** How a path is matched: {@link PathMatch#EXACT}. */
    PathMatch PATH_EXACT = PathMatch.EXACT;

    /** What an ALB sends requests to: {@link AlbTargetType#IP}. */
    AlbTargetType TARGET_IP = AlbTargetType.IP;

    /** What an ALB sends requests to: {@link AlbTargetType#INSTANCE}. */
    AlbTargetType TARGET_INSTANCE = AlbTargetType.INSTANCE;

    /** Where the settings of DNS come from: {@link Dns.Policy#CLUSTER_FIRST}. */
    Dns.Policy DNS_CLUSTER_FIRST = Dns.Policy.CLUSTER_FIRST;

    /** Where the settings of DNS come from: {@link Dns.Policy#CLUSTER_FIRST_WITH_HOST_NET}. */
    Dns.Policy DNS_CLUSTER_FIRST_WITH_HOST_NET = Dns.Policy.CLUSTER_FIRST_WITH_HOST_NET;

    /** Where the settings of DNS come from: {@link Dns.Policy#NODE}. */
    Dns.Policy DNS_NODE = Dns.Policy.NODE;

    /** Where the settings of DNS come from: {@link Dns.Policy#NONE}. */
    Dns.Policy DNS_NONE = Dns.Policy.NONE;

    /** Effects of a taint: {@link Toleration.Effect#NO_SCHEDULE}. */
    Toleration.Effect NO_SCHEDULE = Toleration.Effect.NO_SCHEDULE;

    /** Effects of a taint: {@link Toleration.Effect#PREFER_NO_SCHEDULE}. */
    Toleration.Effect PREFER_NO_SCHEDULE = Toleration.Effect.PREFER_NO_SCHEDULE;

    /** Effects of a taint: {@link Toleration.Effect#NO_EXECUTE}. */
    Toleration.Effect NO_EXECUTE = Toleration.Effect.NO_EXECUTE;
}
