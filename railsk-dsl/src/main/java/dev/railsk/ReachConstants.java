package dev.railsk;

import dev.railsk.network.AlbTargetType;
import dev.railsk.network.PathMatch;
import dev.railsk.network.ServiceType;

/** Constants for services and paths. All of them are initialised when one is read, and none before. */
interface ReachConstants {

    /** Types of a Service: {@link ServiceType#CLUSTER_IP}. */
    ServiceType CLUSTER_IP = ServiceType.CLUSTER_IP;

    /** Types of a Service: {@link ServiceType#NODE_PORT}. */
    ServiceType NODE_PORT = ServiceType.NODE_PORT;

    /** Types of a Service: {@link ServiceType#LOAD_BALANCER}. */
    ServiceType LOAD_BALANCER = ServiceType.LOAD_BALANCER;

    /** What an ALB sends requests to: {@link AlbTargetType#IP}. */
    AlbTargetType TARGET_IP = AlbTargetType.IP;

    /** What an ALB sends requests to: {@link AlbTargetType#INSTANCE}. */
    AlbTargetType TARGET_INSTANCE = AlbTargetType.INSTANCE;

    /** How a path is matched: {@link PathMatch#PREFIX}. */
    PathMatch PATH_PREFIX = PathMatch.PREFIX;

    /** How a path is matched: {@link PathMatch#EXACT}. */
    PathMatch PATH_EXACT = PathMatch.EXACT;
}
