/** The house in a real browser. */
@org.jspecify.annotations.NullMarked
package org.greenclassroom.browser;
