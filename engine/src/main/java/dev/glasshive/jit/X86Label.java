package dev.glasshive.jit;

import java.util.ArrayList;
import java.util.List;

/// A place a few instructions ahead that short jumps lead to.
final class X86Label {
    /// The jumps that wait for it, by their places among what is written.
    final List<Integer> jumps = new ArrayList<>();
}
