/**
 * What the image of a release says when it is asked: how its migrations stand in each database, what its models ignore and know,
 * and what its Ruby code says.
 * An {@link dev.railsk.deploy.schema.Answer} is told or hindered; what was not understood is never taken for either.
 */
@NullMarked
package dev.railsk.deploy.schema;

import org.jspecify.annotations.NullMarked;
