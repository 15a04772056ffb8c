/** Fake clusters in JUnit tests: a fresh one for each test, and how it stood where a test failed. */
@NullMarked
package dev.railsk.testing.junit;

import org.jspecify.annotations.NullMarked;
