/// Courses of one's own, as folders and zip files. What comes in a zip file is read into memory, within limits, and never written anywhere.
@NullMarked
package dev.glasshive.lesson.pack;

import org.jspecify.annotations.NullMarked;
