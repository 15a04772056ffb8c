/** What runs to its end in pods of the app: the migration of a deploy, and what a timetable starts. */
@NullMarked
package dev.railsk.task;

import org.jspecify.annotations.NullMarked;
