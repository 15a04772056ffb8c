/** What people and programs get to see: plain lines, the live view, tables, JSON. */
@NullMarked
package dev.railsk.cli.internal.view;

import org.jspecify.annotations.NullMarked;
