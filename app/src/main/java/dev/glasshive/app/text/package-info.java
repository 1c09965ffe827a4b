/// Every word that the window shows, from resource bundles.
@NullMarked
package dev.glasshive.app.text;

import org.jspecify.annotations.NullMarked;
