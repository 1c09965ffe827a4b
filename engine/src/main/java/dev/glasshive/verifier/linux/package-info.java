/// The verifier of Linux 6.18 as it can be seen from outside: it follows every path in the order of the kernel, forgets paths that earlier ones cover, and prints the kernel's log.
/// What differs is listed in `docs/verifier-fidelity.md`. Only [dev.glasshive.verifier.linux.LinuxVerifier] and [dev.glasshive.verifier.linux.Explanations] are for others.
@NullMarked
package dev.glasshive.verifier.linux;

import org.jspecify.annotations.NullMarked;
