/// Recorded runs as files: everything that determines a run, how it came out, and a digest of its steps, so that whoever runs it again
/// notices a difference and says where. Which file a user means, and what is shown of it, lies above.
@NullMarked
package dev.glasshive.trace;

import org.jspecify.annotations.NullMarked;
