package dev.glasshive.app.workspace;

/// Where a run stopped, and why.
///
/// @param reason for people; empty if it went as far as it could
public record Stopped(int position, String reason) {}
