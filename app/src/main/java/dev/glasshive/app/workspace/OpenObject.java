package dev.glasshive.app.workspace;

import dev.glasshive.program.ProgramSet;

/// What an object file or raw code holds, as it was read.
public record OpenObject(ProgramSet programs) {}
