/** The pages about failures, made from the rules of the code. */
package dev.railsk.docs.failures;
