/// The real thing, where there is one: bpf(2) of a Linux kernel, called through `java.lang.foreign` to load programs, read the log and run them on test data.
/// Always optional, and it changes nothing outside: never attaches, never pins, and closes whatever it opened. No simulation lives here.
@NullMarked
package dev.glasshive.kernel;

import org.jspecify.annotations.NullMarked;
