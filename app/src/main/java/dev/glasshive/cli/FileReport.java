package dev.glasshive.cli;

import java.io.PrintWriter;

/// What a file holds: components for JSON, and a way to print them for people.
sealed interface FileReport permits CoreReport, ObjectReport, CaptureReport, ProgramsReport {
    void print(PrintWriter out);
}
