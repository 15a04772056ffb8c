/** Environment variables and where their values come from: literals, fields of the pod, config and secrets. */
@NullMarked
package dev.railsk.config;

import org.jspecify.annotations.NullMarked;
