/** Facts about deploys as pages of HTML. */
@NullMarked
package dev.railsk.deploy.html;

import org.jspecify.annotations.NullMarked;
