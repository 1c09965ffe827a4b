package dev.glasshive.lesson;

import java.util.Optional;

/// The machine that a step works on: which program runs on which packets, and where it stands when the step opens.
///
/// @param at absent: before the first instruction
public record Setup(ProgramText program, Inputs inputs, Optional<Moment> at) {}
