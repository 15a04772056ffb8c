/** The app that the pages about failures rehearse: outside of railsk's own packages, as an author's is. */
package shop;
