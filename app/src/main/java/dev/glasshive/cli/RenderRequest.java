package dev.glasshive.cli;

import java.nio.file.Path;
import java.util.Optional;

/// Which pictures to draw, and where to put them.
///
/// @param screen by its name; absent for every screen
/// @param theme by its name; absent for every theme
/// @param width of the window in units that do not scale
/// @param scale picture elements for each unit
/// @param type size of type: 1 is its natural one
/// @param language by its tag, such as `en`
/// @param folder made if it is missing
public record RenderRequest(Optional<String> screen, Optional<String> theme, int width, int height, double scale, double type, String language, Path folder) {}
