/**
 * What is written down of every release: {@code RecordStep} opens its record, {@code OpenRecord} notes how far the deploy has come,
 * {@code RecordStore} reads and writes the ConfigMaps, {@code PackedSet} has the rendered set in them, and {@code ContentKey} makes what
 * stands there for a Secret. {@code Releases} reads what is recorded, {@code RollbackChoice} finds what to go back to.
 */
@NullMarked
package dev.railsk.deploy.internal.record;

import org.jspecify.annotations.NullMarked;
