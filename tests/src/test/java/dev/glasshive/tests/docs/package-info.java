/// What the documents for people say, as far as a machine can check it: that links lead somewhere.
@NullMarked
package dev.glasshive.tests.docs;

import org.jspecify.annotations.NullMarked;
