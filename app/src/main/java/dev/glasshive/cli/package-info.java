/// The command line: thin commands over the engine, the lessons and [dev.glasshive.open]. What a person reads lies in the resource bundle
/// `messages`. No command computes anything that the engine should; nothing here knows the toolkit of the window, which is found at run time
/// through [dev.glasshive.cli.Screen].
@NullMarked
package dev.glasshive.cli;

import org.jspecify.annotations.NullMarked;
