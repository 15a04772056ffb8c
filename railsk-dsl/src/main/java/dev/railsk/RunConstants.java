package dev.railsk;

import dev.railsk.pod.LabelScope;
import dev.railsk.policy.PodSecurityLevel;
import dev.railsk.security.Hardening;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.When;

/** Constants for what runs, and how. All of them are initialised when one is read, and none before. */
interface RunConstants {

    /** When a task of a deploy runs: {@link When#BY_HAND}. */
    When BY_HAND = When.BY_HAND;

    /** When a task of a deploy runs: {@link When#FIRST_INSTALL}. */
    When FIRST_INSTALL = When.FIRST_INSTALL;

    /** When a task of a deploy runs: {@link When#BEFORE_ROLLOUT}. */
    When BEFORE_ROLLOUT = When.BEFORE_ROLLOUT;

    /** When a task of a deploy runs: {@link When#AFTER_ROLLOUT}. */
    When AFTER_ROLLOUT = When.AFTER_ROLLOUT;

    /** When a task of a deploy runs: {@link When#ON_FAILURE}. */
    When ON_FAILURE = When.ON_FAILURE;

    /** When the migration runs: {@link MigrationTiming#AFTER}. */
    MigrationTiming MIGRATION_AFTER = MigrationTiming.AFTER;

    /** When the migration runs: {@link MigrationTiming#BEFORE}. */
    MigrationTiming MIGRATION_BEFORE = MigrationTiming.BEFORE;

    /** When the migration runs: {@link MigrationTiming#SPLIT}. */
    MigrationTiming MIGRATION_SPLIT = MigrationTiming.SPLIT;

    /** When the migration runs: {@link MigrationTiming#MANUAL}. */
    MigrationTiming MIGRATION_MANUAL = MigrationTiming.MANUAL;

    /** Levels of Pod Security: {@link PodSecurityLevel#PRIVILEGED}. */
    PodSecurityLevel PRIVILEGED = PodSecurityLevel.PRIVILEGED;

    /** Levels of Pod Security: {@link PodSecurityLevel#BASELINE}. */
    PodSecurityLevel BASELINE = PodSecurityLevel.BASELINE;

    /** Levels of Pod Security: {@link PodSecurityLevel#RESTRICTED}. */
    PodSecurityLevel RESTRICTED = PodSecurityLevel.RESTRICTED;

    /** What is taken from containers: {@link Hardening#NON_ROOT_POD}. */
    Hardening NON_ROOT_POD = Hardening.NON_ROOT_POD;

    /** What is taken from containers: {@link Hardening#NON_ROOT_CONTAINERS}. */
    Hardening NON_ROOT_CONTAINERS = Hardening.NON_ROOT_CONTAINERS;

    /** What is taken from containers: {@link Hardening#NO_PRIVILEGE_ESCALATION}. */
    Hardening NO_PRIVILEGE_ESCALATION = Hardening.NO_PRIVILEGE_ESCALATION;

    /** What is taken from containers: {@link Hardening#NO_CAPABILITIES}. */
    Hardening NO_CAPABILITIES = Hardening.NO_CAPABILITIES;

    /** What is taken from containers: {@link Hardening#SECCOMP_RUNTIME_DEFAULT}. */
    Hardening SECCOMP_RUNTIME_DEFAULT = Hardening.SECCOMP_RUNTIME_DEFAULT;

    /** What is taken from containers: {@link Hardening#READ_ONLY_ROOT_FILESYSTEM}. */
    Hardening READ_ONLY_ROOT_FILESYSTEM = Hardening.READ_ONLY_ROOT_FILESYSTEM;

    /** What is taken from containers: {@link Hardening#NO_API_TOKEN}. */
    Hardening NO_API_TOKEN = Hardening.NO_API_TOKEN;

    /** What is taken from containers: {@link Hardening#NO_SERVICE_LINKS}. */
    Hardening NO_SERVICE_LINKS = Hardening.NO_SERVICE_LINKS;

    /** Which objects a label or annotation reaches: {@link LabelScope#IDENTITY}. */
    LabelScope SCOPE_IDENTITY = LabelScope.IDENTITY;

    /** Which objects a label or annotation reaches: {@link LabelScope#WORKLOAD}. */
    LabelScope SCOPE_WORKLOAD = LabelScope.WORKLOAD;

    /** Which objects a label or annotation reaches: {@link LabelScope#PODS}. */
    LabelScope SCOPE_PODS = LabelScope.PODS;

    /** Which objects a label or annotation reaches: {@link LabelScope#SERVICE}. */
    LabelScope SCOPE_SERVICE = LabelScope.SERVICE;

    /** Which objects a label or annotation reaches: {@link LabelScope#INGRESS}. */
    LabelScope SCOPE_INGRESS = LabelScope.INGRESS;

    /** Which objects a label or annotation reaches: {@link LabelScope#BUDGET}. */
    LabelScope SCOPE_BUDGET = LabelScope.BUDGET;

    /** Which objects a label or annotation reaches: {@link LabelScope#AUTOSCALER}. */
    LabelScope SCOPE_AUTOSCALER = LabelScope.AUTOSCALER;

    /** Which objects a label or annotation reaches: {@link LabelScope#CONFIG}. */
    LabelScope SCOPE_CONFIG = LabelScope.CONFIG;

    /** Which objects a label or annotation reaches: {@link LabelScope#CLAIM}. */
    LabelScope SCOPE_CLAIM = LabelScope.CLAIM;

    /** Which objects a label or annotation reaches: {@link LabelScope#NAMESPACE}. */
    LabelScope SCOPE_NAMESPACE = LabelScope.NAMESPACE;

    /** Which objects a label or annotation reaches: {@link LabelScope#TASKS}. */
    LabelScope SCOPE_TASKS = LabelScope.TASKS;

    /** Which objects a label or annotation reaches: {@link LabelScope#TENANCY}. */
    LabelScope SCOPE_TENANCY = LabelScope.TENANCY;
}
