/// C text compiled by the clang of this machine; without one, these tests are skipped.
@NullMarked
package dev.glasshive.tests.clang;

import org.jspecify.annotations.NullMarked;
