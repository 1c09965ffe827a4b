/// The console pane: what programs printed and how runs ended.
@NullMarked
package dev.glasshive.app.console;

import org.jspecify.annotations.NullMarked;
