/// Lessons from text: a folder with `lesson.md` (YAML front matter, Markdown, fenced blocks of data), programs and captures beside it.
/// Whatever the text, reading gives a value and problems with their places; nothing is thrown. Nothing here runs a program.
@NullMarked
package dev.glasshive.lesson.markdown;

import org.jspecify.annotations.NullMarked;
