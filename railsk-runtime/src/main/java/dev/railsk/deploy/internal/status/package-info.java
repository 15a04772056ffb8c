/** How an environment stands, read once: its workloads, its migration and its cron tasks. Nothing here writes. */
@NullMarked
package dev.railsk.deploy.internal.status;

import org.jspecify.annotations.NullMarked;
