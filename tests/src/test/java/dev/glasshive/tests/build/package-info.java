/// What the build takes from elsewhere, and that it takes nothing else.
@NullMarked
package dev.glasshive.tests.build;

import org.jspecify.annotations.NullMarked;
