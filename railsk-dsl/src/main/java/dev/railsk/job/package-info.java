/** What takes jobs from queues: which program, how it is told what to do, and how it is asked for its health. */
@NullMarked
package dev.railsk.job;

import org.jspecify.annotations.NullMarked;
