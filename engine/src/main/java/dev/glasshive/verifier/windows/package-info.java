/// The verifier of eBPF for Windows, after the design of PREVAIL: it computes for every instruction one description of all states in which a run can come there, by abstract
/// interpretation to a fixpoint, and then proves the checks of each instruction from it. [dev.glasshive.verifier.windows.WindowsVerifier] is the way in.
@NullMarked
package dev.glasshive.verifier.windows;

import org.jspecify.annotations.NullMarked;
