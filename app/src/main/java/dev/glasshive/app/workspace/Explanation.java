package dev.glasshive.app.workspace;

import dev.glasshive.vm.Cause;
import dev.glasshive.vm.Timeline;

/// Why a value was what it was at a position of a run.
public record Explanation(Timeline timeline, int position, Asked about, Cause cause) {}
