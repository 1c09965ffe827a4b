package dev.glasshive.app.workspace;

import dev.glasshive.vm.Target;

/// A value that the user asks about.
///
/// @param name of the value, for people
public record Asked(Target target, String name) {}
