/// Which processor of several the panes show. It knows the moment and asks the workspace for another view; it runs nothing.
@NullMarked
package dev.glasshive.app.processors;

import org.jspecify.annotations.NullMarked;
