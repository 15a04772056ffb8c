/**
 * How far migration plans have come: {@code PlanFacts} is what the cluster, the records and the checkout tell, {@code PlanProgress} judges a
 * plan's steps by it, and {@code PlanStore} keeps what nothing else remembers, such as who approved a step.
 */
@NullMarked
package dev.railsk.deploy.internal.plan;

import org.jspecify.annotations.NullMarked;
