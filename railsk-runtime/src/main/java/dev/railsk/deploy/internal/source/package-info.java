/**
 * What is known of the Ruby code that runs and of the one that is to come: from the records of releases, from the checkout or the image. By
 * it a migration is judged before anything is written, and a rollback kept from going behind a migration that older code cannot live with.
 */
@NullMarked
package dev.railsk.deploy.internal.source;

import org.jspecify.annotations.NullMarked;
