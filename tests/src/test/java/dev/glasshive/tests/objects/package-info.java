/// Objects that we write, given to the tools and the kernel that real ones are made for.
@NullMarked
package dev.glasshive.tests.objects;

import org.jspecify.annotations.NullMarked;
