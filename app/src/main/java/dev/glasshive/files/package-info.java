/// Files that outlive a process that is killed: they are whole or not there, and damage is noticed.
@NullMarked
package dev.glasshive.files;

import org.jspecify.annotations.NullMarked;
