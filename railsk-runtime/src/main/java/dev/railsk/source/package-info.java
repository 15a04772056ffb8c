/**
 * What the Ruby code of a release says about its database: the migrations with their operations, the columns that its models ignore, and
 * the tables of its schema files. {@link dev.railsk.source.SourceReader} reads it from a checkout, without Ruby and without running anything;
 * {@link dev.railsk.source.SourceManifest} is the result, which a release's record keeps.
 */
@NullMarked
package dev.railsk.source;

import org.jspecify.annotations.NullMarked;
