package dev.railsk;

import dev.railsk.config.RemoteDecoding;
import dev.railsk.config.ResourceUnit;
import dev.railsk.config.SealedScope;
import dev.railsk.config.SecretCreation;
import dev.railsk.config.SecretDeletion;
import dev.railsk.definition.ConflictPolicy;
import dev.railsk.image.PullPolicy;
import dev.railsk.network.TrafficPolicy;
import dev.railsk.placement.Dns;
import dev.railsk.placement.Toleration;
import dev.railsk.security.VolumeOwnership;
import dev.railsk.task.Overlap;
import dev.railsk.volume.ClaimAccess;

/** Constants that few scripts write. All of them are initialised when one is read, and none before. */
interface SeldomConstants {

    /** What a cron task does while its last run goes on: {@link Overlap#SKIP}. */
    Overlap OVERLAP_SKIP = Overlap.SKIP;

    /** What a cron task does while its last run goes on: {@link Overlap#REPLACE}. */
    Overlap OVERLAP_REPLACE = Overlap.REPLACE;

    /** What a cron task does while its last run goes on: {@link Overlap#ALLOW}. */
    Overlap OVERLAP_ALLOW = Overlap.ALLOW;

    /** What a deploy does about a conflict over a field: {@link ConflictPolicy#FAIL}. */
    ConflictPolicy CONFLICT_FAIL = ConflictPolicy.FAIL;

    /** What a deploy does about a conflict over a field: {@link ConflictPolicy#YIELD}. */
    ConflictPolicy CONFLICT_YIELD = ConflictPolicy.YIELD;

    /** What a deploy does about a conflict over a field: {@link ConflictPolicy#TAKE}. */
    ConflictPolicy CONFLICT_TAKE = ConflictPolicy.TAKE;

    /** When images are pulled: {@link PullPolicy#ALWAYS}. */
    PullPolicy PULL_ALWAYS = PullPolicy.ALWAYS;

    /** When images are pulled: {@link PullPolicy#IF_NOT_PRESENT}. */
    PullPolicy PULL_IF_NOT_PRESENT = PullPolicy.IF_NOT_PRESENT;

    /** When images are pulled: {@link PullPolicy#NEVER}. */
    PullPolicy PULL_NEVER = PullPolicy.NEVER;

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

    /** Where outside traffic of a Service goes: {@link TrafficPolicy#CLUSTER}. */
    TrafficPolicy TRAFFIC_CLUSTER = TrafficPolicy.CLUSTER;

    /** Where outside traffic of a Service goes: {@link TrafficPolicy#LOCAL}. */
    TrafficPolicy TRAFFIC_LOCAL = TrafficPolicy.LOCAL;

    /** Units of a resource in a variable: {@link ResourceUnit#CORES}. */
    ResourceUnit CORES = ResourceUnit.CORES;

    /** Units of a resource in a variable: {@link ResourceUnit#MILLICORES}. */
    ResourceUnit MILLICORES = ResourceUnit.MILLICORES;

    /** Units of a resource in a variable: {@link ResourceUnit#BYTES}. */
    ResourceUnit BYTES = ResourceUnit.BYTES;

    /** Units of a resource in a variable: {@link ResourceUnit#KIBIBYTES}. */
    ResourceUnit KIBIBYTES = ResourceUnit.KIBIBYTES;

    /** Units of a resource in a variable: {@link ResourceUnit#MEBIBYTES}. */
    ResourceUnit MEBIBYTES = ResourceUnit.MEBIBYTES;

    /** Units of a resource in a variable: {@link ResourceUnit#GIBIBYTES}. */
    ResourceUnit GIBIBYTES = ResourceUnit.GIBIBYTES;

    /** Units of a resource in a variable: {@link ResourceUnit#KILOBYTES}. */
    ResourceUnit KILOBYTES = ResourceUnit.KILOBYTES;

    /** Units of a resource in a variable: {@link ResourceUnit#MEGABYTES}. */
    ResourceUnit MEGABYTES = ResourceUnit.MEGABYTES;

    /** Units of a resource in a variable: {@link ResourceUnit#GIGABYTES}. */
    ResourceUnit GIGABYTES = ResourceUnit.GIGABYTES;

    /** How an external secret is decoded: {@link RemoteDecoding#NONE}. */
    RemoteDecoding DECODING_NONE = RemoteDecoding.NONE;

    /** How an external secret is decoded: {@link RemoteDecoding#BASE64}. */
    RemoteDecoding DECODING_BASE64 = RemoteDecoding.BASE64;

    /** How an external secret is decoded: {@link RemoteDecoding#BASE64_URL}. */
    RemoteDecoding DECODING_BASE64_URL = RemoteDecoding.BASE64_URL;

    /** How an external secret is decoded: {@link RemoteDecoding#AUTO}. */
    RemoteDecoding DECODING_AUTO = RemoteDecoding.AUTO;

    /** Where a sealed secret may be opened: {@link SealedScope#STRICT}. */
    SealedScope SEALED_STRICT = SealedScope.STRICT;

    /** Where a sealed secret may be opened: {@link SealedScope#NAMESPACE_WIDE}. */
    SealedScope SEALED_NAMESPACE_WIDE = SealedScope.NAMESPACE_WIDE;

    /** Where a sealed secret may be opened: {@link SealedScope#CLUSTER_WIDE}. */
    SealedScope SEALED_CLUSTER_WIDE = SealedScope.CLUSTER_WIDE;

    /** Who makes the Secret of an external secret: {@link SecretCreation#OWNER}. */
    SecretCreation CREATION_OWNER = SecretCreation.OWNER;

    /** Who makes the Secret of an external secret: {@link SecretCreation#ORPHAN}. */
    SecretCreation CREATION_ORPHAN = SecretCreation.ORPHAN;

    /** Who makes the Secret of an external secret: {@link SecretCreation#MERGE}. */
    SecretCreation CREATION_MERGE = SecretCreation.MERGE;

    /** What becomes of the Secret when the store has it no more: {@link SecretDeletion#RETAIN}. */
    SecretDeletion DELETION_RETAIN = SecretDeletion.RETAIN;

    /** What becomes of the Secret when the store has it no more: {@link SecretDeletion#DELETE}. */
    SecretDeletion DELETION_DELETE = SecretDeletion.DELETE;

    /** What becomes of the Secret when the store has it no more: {@link SecretDeletion#MERGE}. */
    SecretDeletion DELETION_MERGE = SecretDeletion.MERGE;

    /** Who may use a claim at a time: {@link ClaimAccess#ONE_NODE}. */
    ClaimAccess ACCESS_ONE_NODE = ClaimAccess.ONE_NODE;

    /** Who may use a claim at a time: {@link ClaimAccess#ONE_POD}. */
    ClaimAccess ACCESS_ONE_POD = ClaimAccess.ONE_POD;

    /** Who may use a claim at a time: {@link ClaimAccess#SHARED_BY_NODES}. */
    ClaimAccess ACCESS_SHARED_BY_NODES = ClaimAccess.SHARED_BY_NODES;

    /** Who may use a claim at a time: {@link ClaimAccess#READ_BY_NODES}. */
    ClaimAccess ACCESS_READ_BY_NODES = ClaimAccess.READ_BY_NODES;

    /** When files of a volume are given to the group: {@link VolumeOwnership#ALWAYS}. */
    VolumeOwnership OWNERSHIP_ALWAYS = VolumeOwnership.ALWAYS;

    /** When files of a volume are given to the group: {@link VolumeOwnership#ON_ROOT_MISMATCH}. */
    VolumeOwnership OWNERSHIP_ON_ROOT_MISMATCH = VolumeOwnership.ON_ROOT_MISMATCH;
}
