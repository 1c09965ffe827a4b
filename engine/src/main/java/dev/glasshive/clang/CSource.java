package dev.glasshive.clang;

import dev.glasshive.platform.Platform;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/// C text that is to become an object.
///
/// @param name of its file
/// @param folder in which the headers lie that it includes in quotes
/// @param platform whose contexts, helpers and numbers it gets
/// @param order of the hosts it is for
public record CSource(String name, String text, Optional<Path> folder, Platform platform, ByteOrder order) {
    /// The longest text that is compiled, in characters.
    public static final int LONGEST = 1 << 20;
}
