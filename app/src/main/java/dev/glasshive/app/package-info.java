/// The window as a whole: puts workspace, features and theme together, remembers settings, draws pictures of itself.
@NullMarked
package dev.glasshive.app;

import org.jspecify.annotations.NullMarked;
