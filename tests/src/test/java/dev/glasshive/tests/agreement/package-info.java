/// Random programs in great numbers, about which everybody who runs, judges or writes programs must agree.
@NullMarked
package dev.glasshive.tests.agreement;

import org.jspecify.annotations.NullMarked;
