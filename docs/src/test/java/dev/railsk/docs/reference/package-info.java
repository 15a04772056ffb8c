/** The reference, made from the code: what is committed under {@code docs/reference} must be what is made. */
package dev.railsk.docs.reference;
