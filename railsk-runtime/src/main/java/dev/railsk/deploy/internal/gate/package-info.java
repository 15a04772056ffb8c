/**
 * What must be true before a step may begin: each gate says what it waits for while it waits.
 *
 * <p>{@code OldCodeGate} holds back what only new code can live with, until no old code is left running; {@code OtherMigrationsGate} holds
 * back a migration while one of another revision runs; {@code LockGate} a further try of one that met Rails' own lock.
 */
@NullMarked
package dev.railsk.deploy.internal.gate;

import org.jspecify.annotations.NullMarked;
