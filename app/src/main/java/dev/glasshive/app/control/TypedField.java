package dev.glasshive.app.control;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Something that a pane asks the user to type.
///
/// @param title what to type
/// @param hint shown while nothing is wrong
/// @param text there at the start
/// @param fault what is wrong with a text, if anything
/// @param accept takes a text that is right
public record TypedField(String title, String hint, String text, Function<String, Optional<String>> fault, Consumer<String> accept) {}
