/** What runs: workloads that go on for ever (web, worker, clock), and tasks that come to an end. */
@NullMarked
package dev.railsk.workload;

import org.jspecify.annotations.NullMarked;
