/** Deploys as pages of HTML, to keep or to attach to an incident. */
@NullMarked
package dev.railsk.deploy.html;

import org.jspecify.annotations.NullMarked;
