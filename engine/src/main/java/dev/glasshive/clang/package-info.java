/// C text to objects, by a clang of this machine where there is one that knows BPF.
///
/// [CCompiler] is what others see, so that it can be replaced where nothing may depend on what is installed; [Clang] is the real thing. A compilation is a
/// process of its own with limits of time, memory and output, in a folder of its own that is gone afterwards. Headers that the machine lacks come from
/// [Headers], made from the tables of the platform. No objects are understood here.
@NullMarked
package dev.glasshive.clang;

import org.jspecify.annotations.NullMarked;
