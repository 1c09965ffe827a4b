/// Tests of the window as a user has it: clicks, keys, drops, on a stage without a display. What one view model computes is tested
/// beside it, without a window.
@NullMarked
package dev.glasshive.tests.ui;

import org.jspecify.annotations.NullMarked;
