/// Pages to keep, send and print: one file, no scripts, nothing from elsewhere.
@NullMarked
package dev.glasshive.page;

import org.jspecify.annotations.NullMarked;
