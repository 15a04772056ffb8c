package dev.railsk;

import dev.railsk.config.ConfigRollout;
import dev.railsk.config.EnvDialect;

/** Constants for config. All of them are initialised when one is read, and none before. */
interface DataConstants {

    /** How an env file is read: {@link EnvDialect#KUBECTL}. */
    EnvDialect DIALECT_KUBECTL = EnvDialect.KUBECTL;

    /** How an env file is read: {@link EnvDialect#KUSTOMIZE}. */
    EnvDialect DIALECT_KUSTOMIZE = EnvDialect.KUSTOMIZE;

    /** How an env file is read: {@link EnvDialect#DOTENV}. */
    EnvDialect DIALECT_DOTENV = EnvDialect.DOTENV;

    /** How an env file is read: {@link EnvDialect#STRICT}. */
    EnvDialect DIALECT_STRICT = EnvDialect.STRICT;

    /** How a change of config reaches running pods: {@link ConfigRollout#HASHED_NAME}. */
    ConfigRollout ROLLOUT_HASHED_NAME = ConfigRollout.HASHED_NAME;

    /** How a change of config reaches running pods: {@link ConfigRollout#CHECKSUM_ANNOTATION}. */
    ConfigRollout ROLLOUT_CHECKSUM_ANNOTATION = ConfigRollout.CHECKSUM_ANNOTATION;

    /** How a change of config reaches running pods: {@link ConfigRollout#NONE}. */
    ConfigRollout ROLLOUT_NONE = ConfigRollout.NONE;
}
