package dev.glasshive.lesson.pack;

import java.time.Duration;

/// What a zip file with lessons may ask of the machine that reads it.
///
/// @param archive bytes of the zip file
/// @param entries files and folders in it
/// @param file bytes of one unpacked file
/// @param total bytes of all of them
/// @param ratio how many bytes one byte may become, of files that are not small
/// @param depth folders above a file
/// @param time that reading may take
record PackLimits(int archive, int entries, int file, int total, int ratio, int depth, Duration time) {
    /// For any course.
    static final PackLimits DEFAULT = new PackLimits(32 << 20, 4096, 1 << 20, 64 << 20, 100, 5, Duration.ofSeconds(10));
}
