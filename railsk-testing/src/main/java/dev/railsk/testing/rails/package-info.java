/**
 * A Rails for the processes of a fake cluster: {@code ScriptedRails} answers migrations and the questions that a deploy asks an image,
 * from a model of each release's code and of its databases' tables, and says which running process meets tables that it cannot work with.
 */
@NullMarked
package dev.railsk.testing.rails;

import org.jspecify.annotations.NullMarked;
