/**
 * Whole apps by chance, for property tests with jqwik: {@code @ForAll RailsApp app}. Needs {@code net.jqwik:jqwik} on the class path of
 * the tests.
 */
@NullMarked
package dev.railsk.testing.arbitrary;

import org.jspecify.annotations.NullMarked;
