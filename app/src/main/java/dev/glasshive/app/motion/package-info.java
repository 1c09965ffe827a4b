/// What moves when a step is taken: values that travel from where they were to where they go.
@NullMarked
package dev.glasshive.app.motion;

import org.jspecify.annotations.NullMarked;
