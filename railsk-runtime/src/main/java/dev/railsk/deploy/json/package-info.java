/** Deploys as JSON: the fields that {@code docs/json.md} lists, under one schema version. */
@NullMarked
package dev.railsk.deploy.json;

import org.jspecify.annotations.NullMarked;
